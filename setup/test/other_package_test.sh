# The agent's packages for systems that this is not. The JDK's tools are stand-ins: what is judged is what goes into a package.
# shellcheck shell=bash disable=SC2154,SC2164,SC2016

# other_jdk OS ARCH VERSION: the JDK of another system, as far as it matters.
other_jdk() {
    mkdir -p "$here/other/jmods"
    touch "$here/other/jmods/java.base.jmod"
    printf 'JAVA_VERSION="%s"\nOS_ARCH="%s"\nOS_NAME="%s"\n' "$3" "$2" "$1" >"$here/other/release"
}

# ingredients: a JDK whose jlink notes its call and whose jar packs with tar, the agent's jars, the service wrapper.
ingredients() {
    mkdir -p "$here/jdk/bin" "$here/lib" "$here/daemon/amd64"
    printf '%s\n' '#!/bin/bash' "echo \"\$@\" >$here/jlink.call" 'mkdir -p "${@: -1}/bin"' >"$here/jdk/bin/jlink"
    printf '%s\n' '#!/bin/bash' 'if [ "$1" = -xf ]; then tar -xf "$2"; else tar -cf "$4" -C "$6" "$7"; fi' >"$here/jdk/bin/jar"
    chmod +x "$here/jdk/bin/"*
    touch "$here/lib/agent.jar" "$here/daemon/LICENSE.txt" "$here/daemon/NOTICE.txt" "$here/daemon/amd64/prunsrv.exe"
    tar -C "$here/daemon" -cf "$here/daemon.zip" .
}

package_for_other() {
    run "$RM_ROOT/setup/other-package" "$here/jdk" "$here/lib" "$here/packages" "$here/other" "$here/daemon.zip"
}

it_tells_for_which_system_a_jdk_is() {
    other_jdk Windows x86_64 25.0.3
    run "$RM_ROOT/setup/other-package" "$here/other"
    is "$out" windows-amd64
    other_jdk Linux aarch64 25
    run "$RM_ROOT/setup/other-package" "$here/other"
    is "$out" linux-arm64
}

it_refuses_a_jdk_that_it_can_not_take_a_runtime_out_of() {
    other_jdk Windows x86_64 21.0.9
    run "$RM_ROOT/setup/other-package" "$here/other"
    refused 1 'is no JDK 25'
    other_jdk "Mac OS X" aarch64 25
    run "$RM_ROOT/setup/other-package" "$here/other"
    refused 1 'no agent package for Mac OS X on aarch64'
    rm "$here/other/jmods/java.base.jmod"
    run "$RM_ROOT/setup/other-package" "$here/other"
    refused 1 'has no jmods'
}

it_packs_for_windows_what_its_script_and_its_service_need() {
    other_jdk Windows x86_64 25.0.3
    ingredients
    package_for_other
    is "$code" 0
    cd "$here/packages"
    run sha256sum --check restic-manager-agent-windows-amd64.zip.sha256
    is "$code" 0
    is "$(ls -A)" "$(printf '%s\n' install.ps1 restic-manager-agent-windows-amd64.zip restic-manager-agent-windows-amd64.zip.sha256)"
    has "$(cat "$here/jlink.call")" "--module-path $here/other/jmods --add-modules java.base,"
    tar -xf restic-manager-agent-windows-amd64.zip
    cd restic-manager-agent
    [ -e bin/restic-manager-agent-service.exe ] && [ -e lib/agent.jar ] && [ -e lib/commons-daemon/NOTICE.txt ] && [ -d runtime ]
    is "$(grep -c $'\r$' bin/restic-manager-agent.cmd)" "$(wc -l <bin/restic-manager-agent.cmd)"
    is "$(diff lib/options "$RM_ROOT/deploy/install/options" | grep '^[<>]')" '> -XX:TrimNativeHeapInterval=60000'
}

it_packs_for_another_linux_without_a_cache() {
    other_jdk Linux aarch64 25.0.3
    ingredients
    package_for_other
    is "$code" 0
    is "$(ls -A "$here/packages")" "$(printf '%s\n' restic-manager-agent-linux-arm64.tar.gz restic-manager-agent-linux-arm64.tar.gz.sha256)"
    run tar -tzf "$here/packages/restic-manager-agent-linux-arm64.tar.gz"
    has "$out" restic-manager-agent/bin/restic-manager-agent
    has "$out" restic-manager-agent/lib/restic-manager-agent.service
    [[ $out != *agent.aot* ]]
}

it_needs_no_wrapper_for_another_linux() {
    other_jdk Linux aarch64 25.0.3
    ingredients
    run "$RM_ROOT/setup/other-package" "$here/jdk" "$here/lib" "$here/packages" "$here/other" "$here/nowhere/daemon.zip"
    is "$code" 0
}

it_says_in_one_line_which_systems_get_no_package() {
    checkout
    run "$here/checkout/restic-manager" package
    is "$code" 0
    is "$(grep -c 'RM_OTHER_JDKS' <<<"$err")" 1
    has "$err" "no package for linux-amd64 linux-arm64 windows-amd64"
}

it_names_the_jdk_that_gave_no_package_and_packs_the_others() {
    checkout
    other_jdk Linux aarch64 25.0.3
    printf '%s\n' '#!/bin/sh' '[ $# -gt 1 ] || { echo "$1 has no jmods" && exit 1; }' >"$here/checkout/setup/other-package"
    RM_OTHER_JDKS=$here/one:$here/other run "$here/checkout/restic-manager" package
    is "$code" 1
    has "$err" "$here/one has no jmods"
    has "$err" "$here/other has no jmods"
    has "$err" "not every JDK of RM_OTHER_JDKS"
}

it_packs_for_another_system_once_after_a_build() {
    checkout
    other_jdk Linux aarch64 25.0.3
    printf '%s\n' '#!/bin/sh' '[ $# -gt 1 ] || { echo linux-arm64 && exit; }' 'echo "$@" >>"$0.calls"' \
        'touch "$3/restic-manager-agent-linux-arm64.tar.gz.sha256"' >"$here/checkout/setup/other-package"
    for _ in 1 2; do RM_OTHER_JDKS=$here/other run "$here/checkout/restic-manager" package; done
    is "$code" 0
    is "$(grep -c . "$here/checkout/setup/other-package.calls")" 1
    has "$(cat "$here/checkout/setup/other-package.calls")" "$here/checkout/agent/target/agent/lib $here/checkout/target/packages $here/other"
    has "$err" "no package for linux-amd64 windows-amd64"
}

it_takes_no_wrapper_that_is_not_the_one_it_knows() {
    checkout
    other_jdk Windows x86_64 25.0.3
    printf '%s\n' '#!/bin/sh' 'echo windows-amd64' '[ $# -gt 1 ] && echo "$@" >>"$0.calls"; exit 0' >"$here/checkout/setup/other-package"
    RM_OTHER_JDKS=$here/other run "$here/checkout/restic-manager" package
    is "$code" 1
    has "$(cat "$here/checkout/target/package.log")" "could not be had, or is not what it was"
    [ ! -e "$here/checkout/setup/other-package.calls" ]
}

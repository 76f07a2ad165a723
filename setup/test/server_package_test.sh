# The server's archive, its checksums, and the JDK of the other Linux. JDK and package makers are stand-ins.
# shellcheck shell=bash disable=SC2154,SC2164,SC2016

# with_archive: a checkout whose agent has a package, too.
with_archive() {
    checkout
    printf '%s\n' '#!/bin/sh' 'echo script >"$3/install.sh"' 'for end in "" .sha256; do echo agent >"$3/restic-manager-agent-linux-amd64.tar.gz$end"; done' >"$here/checkout/setup/agent-package"
}

it_hands_on_archives_and_bills_of_materials_with_their_checksums() {
    with_archive
    run "$here/checkout/restic-manager" package
    is "$code" 0
    cd "$here/checkout/target/dist"
    is "$(ls -A)" "$(printf '%s\n' SHA256SUMS restic-manager-agent-linux-amd64.tar.gz restic-manager-agent.sbom.json \
        restic-manager-server-linux-amd64.tar.gz restic-manager-server.sbom.json)"
    run sha256sum --check --ignore-missing SHA256SUMS
    is "$(grep -c ': OK' <<<"$out")" 4
    is "$(cat restic-manager-agent.sbom.json)" server
}

it_packs_the_server_once_after_a_build() {
    with_archive
    for _ in 1 2; do run "$here/checkout/restic-manager" package; done
    is "$code" 0
    is "$(grep -c . "$here/checkout/setup/server-package.calls")" 1
    has "$(cat "$here/checkout/setup/server-package.calls")" \
        "$here/checkout/deploy/standalone/target/standalone/lib $here/checkout/deploy/standalone/target/sbom.json"
    has "$(cat "$here/checkout/setup/server-package.calls")" \
        "$here/checkout/cli/target/cli/lib $here/checkout/cli/target/sbom.json"
    touch -d '+1 second' "$here/checkout/deploy/server/options"
    run "$here/checkout/restic-manager" package
    is "$(grep -c . "$here/checkout/setup/server-package.calls")" 2
}

it_leaves_no_checksums_beside_an_archive_that_could_not_be_made() {
    with_archive
    run "$here/checkout/restic-manager" package
    printf '%s\n' '#!/bin/sh' 'echo no rehearsal; exit 1' >"$here/checkout/setup/server-package"
    touch -d '+1 second' "$here/checkout/setup/server-package"
    run "$here/checkout/restic-manager" package
    is "$code" 1
    has "$err" "the server could not be packed"
    has "$(cat "$here/checkout/target/package.log")" "no rehearsal"
    is "$(ls -A "$here/checkout/target/dist")" ""
}

it_goes_on_without_the_other_linux_where_no_mirror_has_its_jdk() {
    with_archive
    run "$here/checkout/restic-manager" package
    is "$code" 0
    has "$err" "taking the JDK for linux-arm64 out of Debian trixie"
    has "$err" "there was none to take"
    has "$err" "no package for linux-arm64 windows-amd64"
}

it_takes_no_jdk_for_a_system_that_has_been_named() {
    with_archive
    printf '%s\n' '#!/bin/sh' '[ $# -gt 1 ] || { echo linux-arm64 && exit; }' 'touch "$3/restic-manager-agent-linux-arm64.tar.gz.sha256"' \
        >"$here/checkout/setup/other-package"
    mkdir "$here/other"
    touch "$here/other/release"
    RM_OTHER_JDKS=$here/other run "$here/checkout/restic-manager" package
    is "$code" 0
    [[ $err != *"taking the JDK"* ]]
}

it_packs_the_same_bytes_again() {
    mkdir "$here/one"
    echo file >"$here/one/file"
    . "$RM_ROOT/setup/packing.sh"
    packed "$here" one | sha256sum >"$here/first"
    touch -d yesterday "$here/one/file"
    chmod 664 "$here/one/file"
    packed "$here" one | sha256sum >"$here/second"
    is "$(cat "$here/second")" "$(cat "$here/first")"
}

# unpacked: the launcher of the archive with a Java that tells how it was called.
unpacked() {
    mkdir -p "$here/server/bin" "$here/server/lib" "$here/server/runtime/bin" "$here/server/nats"
    cp "$RM_ROOT/deploy/server/restic-manager" "$here/server/bin/"
    touch "$here/server/lib/b.jar" "$here/server/lib/a.jar"
    printf '%s\n' '#!/bin/sh' 'echo "$RM_NATS_SERVER $RM_INSTALL_PACKAGES_DIR"' 'printf "%s\n" "$@"' >"$here/server/runtime/bin/java"
    printf '#!/bin/sh\n' >"$here/server/nats/nats-server"
    chmod +x "$here/server/runtime/bin/java" "$here/server/nats/nats-server"
}

it_starts_what_lies_in_its_own_folder_also_through_a_link() {
    unpacked
    ln -s "$here/server/bin/restic-manager" "$here/link"
    run "$here/link" up --port 0
    is "$out" "$(printf '%s\n' "$here/server/nats/nats-server $here/server/install" "@$here/server/lib/options" -cp \
        "$here/server/lib/a.jar:$here/server/lib/b.jar" io.resticmanager.standalone.Main up --port 0)"
    touch "$here/server/lib/server.aot"
    RM_JAVA_OPTIONS="-Xmx1g -Xss1m" RM_NATS_SERVER=/usr/sbin/nats-server run "$here/link" verify-state
    has "$out" "$(printf '%s\n' "@$here/server/lib/options" -Xmx1g -Xss1m -cp)"
    has "$out" "-XX:AOTCache=$here/server/lib/server.aot"
    has "$out" "/usr/sbin/nats-server $here/server/install"
}

it_tells_its_commands_without_java() {
    run "$RM_ROOT/deploy/server/restic-manager" help
    is "$code" 0
    for command in up backup-state restore-state verify-state rotate-keys reset-password; do has "$out" "$command"; done
    run "$RM_ROOT/deploy/server/restic-manager"
    is "$code" 2
    is "$out" ""
    run "$RM_ROOT/deploy/server/restic-manager" host
    refused 2 "there is no command 'host'"
    run "$RM_ROOT/deploy/server/restic-manager" demo
    refused 2 "needs the source tree"
}

it_has_a_unit_that_systemd_takes_and_that_lets_it_do_little() {
    command -v systemd-analyze >/dev/null || { echo "systemd-analyze is not installed"; return; }
    # Of 100; a unit without any sandbox has 96.
    run systemd-analyze security --offline=true --threshold=20 "$RM_ROOT/deploy/server/restic-manager.service"
    is "$code" 0
    mkdir "$here/bin"
    cp "$(type -P true)" "$here/bin/restic-manager"
    sed "s|/opt/restic-manager-server|$here|" "$RM_ROOT/deploy/server/restic-manager.service" >"$here/restic-manager.service"
    run systemd-analyze verify --man=no "$here/restic-manager.service"
    is "$code" 0
    is "$out$err" ""
}

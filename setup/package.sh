# The packages that endpoints install, which the stack serves below /install, and the server's own archive.
# shellcheck shell=bash disable=SC2154

# What `up` and `demo` offer to endpoints, unless they were told otherwise.
packages=$RM_ROOT/target/packages

# serve_packages: the variable is for the stack alone; tests say themselves what they serve.
serve_packages() { export RM_INSTALL_PACKAGES_DIR=${RM_INSTALL_PACKAGES_DIR:-$packages}; }

is_packaged() { is_newest "$packages/install.sh" "$RM_ROOT/setup/agent-package" "$RM_ROOT/setup/packing.sh"; }

# is_newest PACKAGE MORE…: nothing that goes into it is newer.
is_newest() {
    local package=$1 newer
    for newer in "$built" "$RM_ROOT/deploy/install"/* "${@:2}"; do
        [ "$package" -nt "$newer" ] || return 1
    done
}

# package_agent: about ten seconds, and only after a build.
package_agent() {
    ! is_packaged || return 0
    say "packing the agent for other machines"
    mkdir -p "$packages"
    rm -f "$packages/install.sh"
    "$RM_ROOT/setup/agent-package" "$JAVA25_HOME" "$RM_AGENT_LIB" "$packages" >"$RM_ROOT/target/package.log" 2>&1
}

# What runs the service on Windows, in exactly this build (ADR 28); Maven fetches it once.
daemon=commons-daemon:commons-daemon:1.5.1:zip:bin-windows
daemon_sha256=2fd4ab7dc417fa0479a48de8e243e46e8e476356f6fdc2349e850f224fcb0146
wrapper=$RM_ROOT/target/wrapper/commons-daemon-1.5.1-bin-windows.zip

is_wrapper() { sha256sum --check --status <<<"$daemon_sha256  $wrapper" 2>/dev/null; }

need_wrapper() {
    is_wrapper || maven -q -N dependency:copy -Dartifact="$daemon" -DoutputDirectory="${wrapper%/*}" -Dmdep.overWriteReleases=true
    is_wrapper || { echo "$daemon could not be had, or is not what it was" && return 1; }
}

# is_packed_for SYSTEM JDK
is_packed_for() {
    local package
    package=$(find "$packages" -maxdepth 1 -name "restic-manager-agent-$1.*.sha256")
    [ -n "$package" ] && is_newest "$package" "$2/release" "$RM_ROOT/setup/other-package"
}

package_other() {
    local system
    system=$("$RM_ROOT/setup/other-package" "$1" 2>&1) || { say "$system" && return 1; }
    ! is_packed_for "$system" "$1" || return 0
    say "packing the agent for $system"
    { [[ $system != windows-* ]] || need_wrapper; } >"$RM_ROOT/target/package.log" 2>&1 &&
        "$RM_ROOT/setup/other-package" "$JAVA25_HOME" "$RM_AGENT_LIB" "$packages" "$1" "$wrapper" >>"$RM_ROOT/target/package.log" 2>&1
}

# package_others: for the systems whose JDKs RM_OTHER_JDKS names, a list with colons; nothing of them can be tried out here.
package_others() {
    local folders folder failed=0
    IFS=: read -ra folders <<<"${RM_OTHER_JDKS:-}"
    for folder in "${folders[@]}"; do package_other "$folder" || failed=1; done
    return $failed
}

# without_package: the systems that can not be installed from here.
without_package() {
    local system missing=()
    for system in linux-amd64 linux-arm64 windows-amd64; do
        [ -n "$(find "$packages" -maxdepth 1 -name "restic-manager-agent-$system.*.sha256")" ] || missing+=("$system")
    done
    echo "${missing[*]}"
}

# What is handed on: the server's archive with the agent's packages in it, these packages, and what is in them.
dist=$RM_ROOT/target/dist

is_served() {
    local newer
    [ -n "$(find "$dist" -maxdepth 1 -name 'restic-manager-server-*.tar.gz' 2>/dev/null)" ] && [ -e "$dist/SHA256SUMS" ] || return 1
    for newer in "$built" "$packages"/* "$RM_ROOT/deploy/server"/* "$RM_ROOT/setup"/*; do
        [ "$dist/SHA256SUMS" -nt "$newer" ] || return 1
    done
}

# package_server: half a minute, and only after a build or another package.
package_server() {
    ! is_served || return 0
    say "packing the server"
    rm -f "$dist"/SHA256SUMS "$dist"/restic-manager-*
    mkdir -p "$dist"
    "$RM_ROOT/setup/server-package" "$JAVA25_HOME" "$RM_STANDALONE_LIB" "$RM_ROOT/deploy/standalone/target/sbom.json" \
        "$RM_NATS_SERVER" "$packages" "$dist" "$RM_CLI_LIB" "$RM_ROOT/cli/target/sbom.json" >"$RM_ROOT/target/package.log" 2>&1 || return 1
    find "$packages" -maxdepth 1 -name 'restic-manager-agent-*' ! -name '*.sha256' -exec cp -pt "$dist" {} +
    cp "$RM_ROOT/deploy/standalone/target/sbom.json" "$dist/restic-manager-server.sbom.json"
    cp "$RM_ROOT/agent/target/sbom.json" "$dist/restic-manager-agent.sbom.json"
    (cd "$dist" && sha256sum restic-manager-* >.SHA256SUMS && mv .SHA256SUMS SHA256SUMS)
}

# The other Linux takes its runtime out of Debian's JDK; where no mirror has it, the archives do without.
package_or_fail() {
    prepare package
    package_agent || fail 1 "the agent could not be packed (all of it in $RM_ROOT/target/package.log)"
    need_other_linux
    package_others || fail 1 "not every JDK of RM_OTHER_JDKS gave a package (the last attempt is in $RM_ROOT/target/package.log)"
    local missing
    missing=$(without_package)
    [ -z "$missing" ] || say "no package for $missing: RM_OTHER_JDKS may name JDKs 25 of other systems, with their jmods"
    package_server || fail 1 "the server could not be packed (all of it in $RM_ROOT/target/package.log)"
    say "the server's archive, the agent's packages, what is in them (SBOM) and SHA256SUMS are in $dist"
}

# The stack itself works without one; *Add host* says then what is missing.
prepare_stack() {
    prepare "$1"
    package_agent || say "the agent could not be packed, so only this machine can run it (all of it in $RM_ROOT/target/package.log)"
    package_others || say "not every JDK of RM_OTHER_JDKS gave a package (the last attempt is in $RM_ROOT/target/package.log)"
}

# The programs that restic-manager drives. Each ends up as `<tools>/<name>/<command>`, a file or a link, and java and mvn
# hear of it through a variable; a variable set beforehand wins.
# shellcheck shell=bash

# on_path COMMAND LEAST: where the COMMAND on the path is, when its version is LEAST or newer.
on_path() {
    local found version
    found=$(command -v "$1") || return 1
    version=$({ "$found" --version || "$found" version; } 2>&1 </dev/null | grep -oE '[0-9]+\.[0-9]+(\.[0-9]+)?' | head -n 1)
    [ -n "$version" ] && at_least "$2" "$version" && echo "$found"
}

link_from_path() {
    local name=$1 command=$2 least=$3 found
    found=$(on_path "$command" "$least") || return 1
    mkdir -p "$RM_TOOLS/$name"
    ln -sfn "$found" "$RM_TOOLS/$name/${name%-0.*}"
}

# Unpacks beside the final place and moves the program there in one step: nobody ever sees half a tool.
take_from_debian() {
    local name=$1 suite=$2 package=$3 path=$4 fresh=$RM_TOOLS/.fresh
    rm -rf "$fresh"
    mkdir -p "$fresh/tool"
    unpack "$suite" "$package" "$fresh/package" || return 1
    mv "$fresh/package/$path" "$fresh/tool/${name%-0.*}" || return 1
    # Who passes the program on passes this on with it.
    mv "$fresh/package/usr/share/doc/$package/copyright" "$fresh/tool/" 2>/dev/null || true
    rm -rf "${RM_TOOLS:?}/$name"
    mv -T "$fresh/tool" "$RM_TOOLS/$name"
    say "took $package out of Debian $suite"
}

# obtain VARIABLE NAME SOURCE…: sets VARIABLE to the tool, from the first SOURCE that has it.
# A source is `path:COMMAND:LEAST_VERSION` or `SUITE:PACKAGE:FILE_IN_PACKAGE`.
obtain() {
    local variable=$1 name=$2 tool source from what detail
    tool=$RM_TOOLS/$name/${name%-0.*}
    shift 2
    [ ! -x "${!variable:-}" ] || return 0
    for source in "$tool" "$@"; do
        IFS=: read -r from what detail <<<"$source"
        case $from in
            "$tool") [ -x "$tool" ] || continue ;;
            path) link_from_path "$name" "$what" "$detail" || continue ;;
            *) take_from_debian "$name" "$from" "$what" "$detail" || continue ;;
        esac
        export "$variable=$tool"
        return 0
    done
    return 1
}

# missing PROGRAM SUITE PACKAGE: gives up, in one line that says why and what to do.
missing() {
    local why
    why=$(why_not "$2")
    close_suites
    fail 3 "$1 is missing and could not be taken out of Debian $2${why:+ ($why)}: install $3, or make a mirror reachable"
}

need_nats_server() {
    obtain RM_NATS_SERVER nats-server path:nats-server:2.10 trixie:nats-server:usr/sbin/nats-server \
        path:nats-server:2.9 bookworm:nats-server:usr/sbin/nats-server ||
        missing "nats-server 2.9 or newer" trixie "the package nats-server"
}

# The restic that backs up: the system's when the agent supports it.
need_restic() {
    [ ! -x "${RM_RESTIC:-}" ] || return 0
    RM_RESTIC=$(on_path restic 0.14) && export RM_RESTIC && return
    obtain RM_RESTIC restic-0.18 trixie:restic:usr/bin/restic ||
        obtain RM_RESTIC restic-0.14 bookworm:restic:usr/bin/restic ||
        missing "restic 0.14 or newer" trixie "the package restic"
}

# The oldest and the newest that the agent supports, for the tests; never the system's, which changes.
need_both_restics() {
    obtain RM_RESTIC_018 restic-0.18 trixie:restic:usr/bin/restic || missing "restic 0.18" trixie "it as RM_RESTIC_018"
    obtain RM_RESTIC_014 restic-0.14 bookworm:restic:usr/bin/restic || missing "restic 0.14" bookworm "it as RM_RESTIC_014"
}

need_rest_server() {
    obtain RM_REST_SERVER rest-server path:rest-server:0.11 path:restic-rest-server:0.11 \
        trixie:restic-rest-server:usr/bin/restic-rest-server ||
        obtain RM_RCLONE rclone path:rclone:1.50 bookworm:rclone:usr/bin/rclone ||
        missing "rest-server (or rclone)" trixie "the package restic-rest-server or rclone"
}

need_ntfy() {
    obtain RM_NTFY ntfy trixie:ntfy:usr/bin/ntfy || missing ntfy trixie "the package ntfy"
    ldconfig_lists libsqlite3.so.0 || install_package libsqlite3-0 "libsqlite3.so.0 (for ntfy)"
}

# It judges compose.yaml and needs no engine for that; bookworm has an older kind only.
need_docker_compose() {
    obtain RM_DOCKER_COMPOSE docker-compose path:docker-compose:2.20 \
        trixie:docker-compose:usr/libexec/docker/cli-plugins/docker-compose ||
        missing "docker-compose 2.20 or newer" trixie "the package docker-compose"
}

need_caddy() {
    obtain RM_CADDY caddy path:caddy:2.6 trixie:caddy:usr/bin/caddy || missing "caddy 2.6 or newer" trixie "the package caddy"
}

powershell_grammar=tree-sitter-powershell-0.26.4
powershell_grammar_sha256=92f0ce6497f1456248eb1a2d74c567cdfb1328cccd573c1a48d1b7c4e76b53e3

# What parses install.ps1 in the tests: Debian has it in source only, the npm registry as a library for each processor.
take_powershell_grammar() {
    local fresh=$RM_TOOLS/.fresh processor
    case $(uname -m) in x86_64) processor=x64 ;; aarch64) processor=arm64 ;; *) return 1 ;; esac
    command -v npm >/dev/null || install_package npm npm
    rm -rf "$fresh"
    mkdir -p "$fresh/tool"
    (cd "$fresh" && npm pack --silent --cache "$fresh/cache" "${powershell_grammar%-*}@${powershell_grammar##*-}" >/dev/null 2>&1 </dev/null) || return 1
    echo "$powershell_grammar_sha256  $fresh/$powershell_grammar.tgz" | sha256sum --check --status || return 1
    tar -xzf "$fresh/$powershell_grammar.tgz" -C "$fresh" "package/prebuilds/linux-$processor" package/LICENSE || return 1
    install "$fresh/package/prebuilds/linux-$processor/tree-sitter-powershell.node" "$fresh/tool/powershell-grammar"
    mv "$fresh/package/LICENSE" "$fresh/tool/"
    rm -rf "${RM_TOOLS:?}/powershell-grammar"
    mv -T "$fresh/tool" "$RM_TOOLS/powershell-grammar"
    say "took $powershell_grammar out of the npm registry"
}

need_powershell_grammar() {
    local tool=$RM_TOOLS/powershell-grammar/powershell-grammar
    [ ! -x "${RM_POWERSHELL_GRAMMAR:-}" ] || return 0
    [ -x "$tool" ] || take_powershell_grammar ||
        fail 3 "$powershell_grammar is missing and could not be had from the npm registry: make one reachable, or set RM_POWERSHELL_GRAMMAR to its library"
    export RM_POWERSHELL_GRAMMAR=$tool
}

ldconfig_lists() { PATH=$PATH:/sbin:/usr/sbin ldconfig -p | grep -qF "$1"; }

need_chromium() {
    [ ! -x "${RM_CHROMIUM:-}" ] || return 0
    command -v chromium >/dev/null || install_package chromium Chromium
    RM_CHROMIUM=$(command -v chromium)
    export RM_CHROMIUM
}

# need_tools_for up|package|demo|agent|bench|test: obtains them all, or ends the launcher with exit code 3.
need_tools_for() {
    case $1 in
        agent) need_restic ;;
        up | package) need_nats_server ;;
        demo) need_nats_server && need_restic && need_rest_server ;;
        bench) need_nats_server && need_both_restics && need_rest_server && need_chromium ;;
        test)
            need_nats_server && need_restic && need_both_restics && need_rest_server && need_ntfy && need_docker_compose &&
                need_caddy && need_chromium && need_powershell_grammar && need_debian_root
            ;;
    esac
    close_suites
}

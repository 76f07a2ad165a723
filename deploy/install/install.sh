#!/usr/bin/env bash
# Installs the restic-manager agent on this machine, or takes it off again. Run by the line that *Add host* shows.
set -euo pipefail

usage() {
    cat <<'END'
install.sh --server URL [--token TOKEN] [--pin sha256:HEX] [--name NAME] [--root DIR]
    Installs the agent, or puts a newer one in its place, enrols this machine and starts the service. Without a token
    the machine must be enrolled already.
install.sh --uninstall [--purge] [--root DIR]
    Stops and removes the agent. What it knows (/var/lib/restic-manager) stays, unless --purge is given.
--root DIR  puts everything below DIR and leaves the system's services alone.
END
}

say() { printf 'restic-manager: %s\n' "$*" >&2; }

fail() {
    say "$*"
    exit 1
}

read_options() {
    server='' token='' pin='' name='' root='' action=install purge=
    while [ $# -gt 0 ]; do
        case $1 in
            --uninstall) action=uninstall ;;
            --purge) purge=yes ;;
            --help | -h) usage && exit 0 ;;
            --server | --token | --pin | --name | --root)
                [ $# -ge 2 ] || { usage >&2 && exit 2; }
                printf -v "${1#--}" %s "$2"
                shift
                ;;
            *) say "unknown option $1" && usage >&2 && exit 2 ;;
        esac
        shift
    done
    server=${server%/} root=${root%/}
    home=$root/opt/restic-manager-agent
    state=$root/var/lib/restic-manager
    command=$root/usr/local/bin/restic-manager-agent
    unit=$root/etc/systemd/system/restic-manager-agent.service
    hook_unit=$root/etc/systemd/system/restic-manager-hook@.service
    hooks=$root/etc/restic-manager/hooks
}

# A folder to try things out in needs no root.
need_root() { [ -n "$root" ] || [ "$(id -u)" -eq 0 ] || fail "run this as root"; }

need_options() {
    [ -n "$server" ] || { usage >&2 && exit 2; }
    case $pin in
        '') ;;
        sha256:*) [[ ${pin#sha256:} =~ ^[0-9a-f]{64}$ ]] || fail "--pin is sha256: and 64 digits of hex" ;;
        *) fail "--pin is sha256: and 64 digits of hex" ;;
    esac
    [ -n "$token" ] || [ -e "$state/identity.sealed" ] ||
        fail "this machine is not enrolled: give --token, from Add host"
}

need_arch() {
    [ "$(uname -s)" = Linux ] || fail "this script is for Linux, this is $(uname -s)"
    case $(uname -m) in
        x86_64) arch=amd64 ;;
        aarch64) arch=arm64 ;;
        *) fail "there is no agent for $(uname -m); there are amd64 and arm64" ;;
    esac
}

need_tools() {
    local tool
    for tool in curl tar gzip sha256sum base64; do
        command -v "$tool" >/dev/null || fail "$tool is missing: install it and run the line again"
    done
}

need_restic() {
    restic=$(command -v "${RM_RESTIC:-restic}") || fail "restic is missing: apt-get install restic, and run the line again"
    local version
    version=$("$restic" version 2>/dev/null | sed -n 's/^restic \([0-9][0-9.]*\).*/\1/p')
    [ "$(printf '%s\n' 0.14 "${version:-0}" | sort -V | head -n 1)" = 0.14 ] ||
        fail "restic ${version:-of an unknown version} is too old: 0.14 or newer is needed (apt-get install restic)"
}

# curl compares the server's key itself, as the certificate is one that nobody has signed.
download() {
    local trust=(-L) key
    if [ -n "$pin" ]; then
        # shellcheck disable=SC2059,SC2001 # the bytes themselves are the format
        key=$(printf "$(sed 's/../\\x&/g' <<<"${pin#sha256:}")" | base64)
        trust=(--insecure --pinnedpubkey "sha256//$key")
    fi
    curl -fsS --retry 3 "${trust[@]}" -o "$2" "$server/install/agent/linux/$1" ||
        fail "$server has no agent for linux/$arch that could be downloaded; nothing was installed"
}

# Unpacks beside the final place: until all of it is verified nothing of the old agent is touched.
fetch() {
    mkdir -p "$root/opt"
    fresh=$(mktemp -d "$root/opt/.restic-manager-agent.XXXXXX")
    trap 'rm -rf "$fresh"' EXIT
    download "$arch.sha256" "$fresh/sha256"
    download "$arch" "$fresh/agent.tar.gz"
    local told have
    told=$(cut -d ' ' -f 1 "$fresh/sha256")
    have=$(sha256sum <"$fresh/agent.tar.gz" | cut -d ' ' -f 1)
    [ "$told" = "$have" ] || fail "the package's checksum is $have and should be $told; nothing was installed"
    tar -xzf "$fresh/agent.tar.gz" -C "$fresh" --no-same-owner
    "$fresh/restic-manager-agent/bin/restic-manager-agent" version >/dev/null ||
        fail "the agent does not run on this machine; nothing was installed"
}

put_in_place() {
    chmod 755 "$fresh/restic-manager-agent"
    rm -rf "$home.old"
    [ ! -e "$home" ] || mv "$home" "$home.old"
    mv "$fresh/restic-manager-agent" "$home"
    rm -rf "$home.old"
    mkdir -p "$(dirname "$command")" "$(dirname "$unit")"
    ln -sfn "$home/bin/restic-manager-agent" "$command"
    write_unit
    write_hook_unit
}

# Root, or restic would skip files without a word; everything else that root can do is taken away. Backups read all, so
# nothing is hidden; restores write one directory and give files back to their owners. /etc/restic-manager holds what this
# machine allows the server, so the service can not write there.
write_unit() {
    local restore=$root/var/restic-restore
    mkdir -p "$root/etc/restic-manager" "$restore" "$state"
    chmod 700 "$state" "$restore"
    cat >"$unit" <<END
[Unit]
Description=restic-manager agent
Documentation=$server
After=network-online.target
Wants=network-online.target

[Service]
ExecStart=$home/bin/restic-manager-agent run --state-dir $state --restic $restic
Restart=always
RestartSec=5
RestartPreventExitStatus=2 3
SuccessExitStatus=143
TimeoutStopSec=60
NoNewPrivileges=yes
ProtectSystem=strict
ReadWritePaths=$state $restore
Environment=RM_HOOK_UNIT=restic-manager-hook@.service RM_HOOKS=$hooks
CapabilityBoundingSet=CAP_DAC_READ_SEARCH CAP_DAC_OVERRIDE CAP_CHOWN CAP_FOWNER CAP_FSETID CAP_MKNOD CAP_SETFCAP
ProtectKernelTunables=yes
ProtectControlGroups=yes
ProtectHostname=yes
ProtectKernelLogs=yes
RestrictRealtime=yes
RestrictNamespaces=yes
RestrictAddressFamilies=AF_INET AF_INET6 AF_UNIX AF_NETLINK
LockPersonality=yes
SystemCallArchitectures=native
UMask=0077

[Install]
WantedBy=multi-user.target
END
}

# A hook runs outside the agent's sandbox, in which a dump could neither be written nor made as another user. Who may write
# it decides what it does: root alone. Its name is all that the agent gives, and what it says goes through two files.
write_hook_unit() {
    mkdir -p "$hooks"
    chmod 755 "$root/etc/restic-manager" "$hooks"
    cat >"$hook_unit" <<END
[Unit]
Description=restic-manager hook %i
Documentation=$server

[Service]
Type=oneshot
ExecStart=$hooks/%i
EnvironmentFile=$state/hooks/%i.env
StandardInput=null
StandardOutput=append:$state/hooks/%i.out
StandardError=append:$state/hooks/%i.err
TimeoutStartSec=330
TimeoutStopSec=10
UMask=0077
END
}

# An agent that runs has its state to itself. One that can not be enrolled anew goes on as what it was.
enrol() {
    [ -n "$token" ] || return 0
    local before=''
    ! runs || before=yes
    [ -z "$before" ] || systemctl stop restic-manager-agent
    "$command" enroll --server "$server" --token "$token" --state-dir "$state" ${pin:+--pin "$pin"} ${name:+--name "$name"} ||
        not_enrolled "$before"
}

not_enrolled() {
    [ -n "$1" ] || fail "the agent is installed, but could not be enrolled and is not started"
    start
    fail "the agent could not be enrolled anew; it goes on as the host that it was"
}

has_systemd() { [ -z "$root" ] && [ -d /run/systemd/system ]; }

runs() { has_systemd && systemctl is-active --quiet restic-manager-agent; }

start() {
    if has_systemd; then
        systemctl daemon-reload
        systemctl enable --quiet restic-manager-agent
        systemctl restart restic-manager-agent
        say "the agent runs; its log: journalctl -u restic-manager-agent"
    else
        say "the agent is installed. There is no systemd to start it; this does:"
        echo "$command run --state-dir $state --restic $restic"
    fi
}

install_agent() {
    need_options
    need_arch
    need_tools
    need_restic
    fetch
    put_in_place
    enrol
    start
}

uninstall_agent() {
    if has_systemd && [ -e "$unit" ]; then
        systemctl disable --now --quiet restic-manager-agent
    fi
    rm -rf "$home" "$unit" "$hook_unit" "$command"
    ! has_systemd || systemctl daemon-reload
    if [ -n "$purge" ]; then
        rm -rf "$state"
        say "the agent and all it knew are gone; backups in the repository are untouched"
    else
        say "the agent is gone; what it knew stays in $state (--purge removes that too)"
    fi
}

main() {
    read_options "$@"
    need_root
    "${action}_agent"
}

# The last line, so that of a download that was cut off nothing runs.
main "$@"

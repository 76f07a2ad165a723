#!/usr/bin/env bash
# Installs the restic-manager agent on this machine, or takes it off again. Run by the line that *Add host* shows.
set -euo pipefail
umask 022

usage() {
    cat <<'END'
install.sh --server URL [--token TOKEN] [--pin sha256:HEX] [--name NAME] [--root DIR]
    Installs the agent, or puts a newer one in its place, enrols this machine and starts the service. Without a token
    the machine must be enrolled already. May be repeated: what is as it should be stays untouched.
install.sh --uninstall [--purge] [--root DIR]
    Stops and removes the agent. What it knows (/var/lib/restic-manager) and what it may do (/etc/restic-manager) stays,
    unless --purge is given; hooks and restored files stay in any case.
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
    work=$root/opt/.restic-manager-agent
    state=$root/var/lib/restic-manager
    restore=$root/var/restic-restore
    command=$root/usr/local/bin/restic-manager-agent
    units=$root/etc/systemd/system
    service="restic-manager-agent"
    hooks=$root/etc/restic-manager/hooks
}

# A folder to try things out in needs no root.
need_root() { [ -n "$root" ] || [ "$(id -u)" -eq 0 ] || fail "run this as root (sudo -i, and the line again)"; }

need_options() {
    [ -n "$server" ] || { usage >&2 && exit 2; }
    [[ $root =~ ^(/[^[:space:]\|\&%\\]*)?$ ]] || fail "--root is a folder by its whole path, without blanks and without | & % \\"
    [[ $server =~ ^https?://[^[:space:]\|\&%\\]+$ ]] || fail "--server is the address of a restic-manager, as https://backup.example.org"
    [[ $pin =~ ^(sha256:[0-9a-f]{64})?$ ]] || fail "--pin is sha256: and 64 digits of hex"
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

# A server's databases are no agent's: what takes the agent off would take them, too.
need_own_state() {
    [ ! -e "$state/hub.db" ] || fail "$state holds the databases of a restic-manager server, and is where an agent keeps its own: stop that server, \
move the folder (mv $state $state-server), start it with --data-dir $state-server, and run the line again"
}

# how_to_get PACKAGE: the command, where it can be told.
how_to_get() {
    local manager
    for manager in apt-get dnf zypper; do
        ! command -v "$manager" >/dev/null || { echo "$manager install $1" && return; }
    done
    echo "install $1"
}

need_tools() {
    local tool
    for tool in curl:curl tar:tar gzip:gzip sha256sum:coreutils base64:coreutils flock:util-linux; do
        command -v "${tool%:*}" >/dev/null || fail "${tool%:*} is missing: $(how_to_get "${tool#*:}"), and run the line again"
    done
}

# The service is root: whoever may write to its restic would be root too.
need_restic() {
    restic=$(command -v "${RM_RESTIC:-restic}") || fail "restic is missing: $(how_to_get restic), and run the line again"
    restic=$(cd "$(dirname "$restic")" && pwd)/${restic##*/}
    [[ $restic != *[[:space:]]* ]] || fail "$restic has a blank in its path, which its service can not be given: name another with RM_RESTIC"
    local folder
    folder=$(dirname "$restic")
    [ -n "$root" ] || until [ "$folder" = / ]; do
        [ -z "$(find -L "$folder" -maxdepth 0 \( -perm /002 ! -perm -1000 -o ! -uid 0 \))" ] ||
            fail "others than root may change what is in $folder, from where the service runs restic as root: install restic elsewhere"
        folder=$(dirname "$folder")
    done
    [ -n "$root" ] || [ -z "$(find -L "$restic" \( -perm /022 -o ! -uid 0 \))" ] ||
        fail "others than root may change $restic, which the service runs as root: chown root: $restic && chmod go-w $restic"
    local version
    version=$("$restic" version 2>/dev/null | sed -n 's/^restic \([0-9][0-9.]*\).*/\1/p')
    [ "$(printf '%s\n' 0.14 "${version:-0}" | sort -V | head -n 1)" = 0.14 ] ||
        fail "restic ${version:-of an unknown version} is too old: 0.14 or newer is needed ($(how_to_get restic))"
}

# The package and the unpacked agent beside the one that may be there.
need_space() {
    local least=250 free
    free=$(($(df -Pk "$root/opt" | awk 'NR == 2 { print $4 }') / 1024))
    [ "$free" -ge "$least" ] || fail "$root/opt has $free MiB free and the agent needs $least: make room, and run the line again"
}

# Also clears away what a run that was killed has left.
alone() {
    mkdir -p "$root/opt"
    exec 9<"$root/opt"
    flock --nonblock 9 || fail "another install.sh works on this machine: wait until it is done"
    rm -rf "$work".*
    [ -e "$home" ] || [ ! -e "$home.old" ] || mv "$home.old" "$home"
    fresh=$(mktemp -d "$work.XXXXXX")
    trap leave EXIT
}

leave() {
    rm -rf "$fresh"
    [ -e "$home" ] || [ ! -e "$home.old" ] || mv "$home.old" "$home"
    [ -z "$stopped" ] || systemctl start "$service" || say "the agent could not be started again: systemctl status $service"
}

# curl compares the server's key itself, as the certificate is one that nobody has signed.
download() {
    local trust=(-L) key code=0
    if [ -n "$pin" ]; then
        # shellcheck disable=SC2059,SC2001 # the bytes themselves are the format
        key=$(printf "$(sed 's/../\\x&/g' <<<"${pin#sha256:}")" | base64)
        trust=(--insecure --pinnedpubkey "sha256//$key")
    fi
    curl -fsS --retry 3 --connect-timeout 20 "${trust[@]}" -D "$fresh/headers" -o "$2" "$server/install/agent/linux/$1" || code=$?
    [ $code -eq 0 ] || fail "$(why_not $code); nothing was installed"
}

# By curl's exit code (curl(1), EXIT CODES).
why_not() {
    case $1 in
        6 | 7 | 28) echo "$server can not be reached from here: look at its address, and at what is between" ;;
        22) echo "$server has no agent for linux/$arch that could be downloaded" ;;
        23) echo "$root/opt can not be written to: is the disk full?" ;;
        60 | 77) echo "this machine does not trust the certificate of $server: $(how_to_get ca-certificates), or set the clock, which says $(date -u '+%F %R') UTC" ;;
        90) echo "$server has another key than the one of --pin: take a new line from Add host; if its pin is the same, somebody is in between" ;;
        *) echo "the agent could not be downloaded from $server" ;;
    esac
}

# Jobs and leases go by the server's clock; whoever reads this machine's logs goes by its own.
look_at_clock() {
    local there off
    there=$(sed -n 's/^[Dd]ate: *\([^\r]*\).*/\1/p' "$fresh/headers" | tail -n 1)
    there=$(date -d "${there:-now}" +%s 2>/dev/null) || return 0
    off=$(($(date +%s) - there))
    [ "${off#-}" -le 300 ] || say "warning: the clock of this machine is ${off#-} s off the server's: timedatectl set-ntp true"
}

# Unpacks beside the final place: until all of it is verified nothing of the old agent is touched.
fetch() {
    local have
    download "$arch.sha256" "$fresh/sha256"
    look_at_clock
    told=$(cut -d ' ' -f 1 "$fresh/sha256")
    agent=$home
    ! is_there || return 0
    need_space
    download "$arch" "$fresh/agent.tar.gz"
    have=$(sha256sum <"$fresh/agent.tar.gz" | cut -d ' ' -f 1)
    [ "$told" = "$have" ] || fail "the package's checksum is $have and should be $told; nothing was installed"
    tar -xzf "$fresh/agent.tar.gz" -C "$fresh" --no-same-owner || fail "the package could not be unpacked; nothing was installed"
    agent=$fresh/restic-manager-agent
    "$agent/bin/restic-manager-agent" version >/dev/null || fail "the agent does not run on this machine; nothing was installed"
    chmod 755 "$agent"
    echo "$told" >"$agent/package"
    touch "$agent/not-started"
}

# The folder was moved there as a whole, so it is of the package that it names. `not-started` is in it until the service runs it.
is_there() { [ "$(cat "$home/package" 2>/dev/null)" = "$told" ] && "$home/bin/restic-manager-agent" version >/dev/null 2>&1; }

put_in_place() {
    if [ "$agent" != "$home" ]; then
        rm -rf "$home.old"
        [ ! -e "$home" ] || mv "$home" "$home.old"
        mv "$agent" "$home"
    fi
    rm -rf "$home.old"
    mkdir -p "$(dirname "$command")" "$units" "$hooks" "$restore" "$state"
    chmod 755 "$root/etc/restic-manager" "$hooks"
    chmod 700 "$state" "$restore"
    [ "$(readlink "$command")" = "$home/bin/restic-manager-agent" ] || ln -sfn "$home/bin/restic-manager-agent" "$command"
    put_unit "$service.service"
    put_unit restic-manager-hook@.service
}

# All of it or nothing; one that is as it should be is left alone.
put_unit() {
    local unit=$units/$1
    sed "s|@home@|$home|g; s|@state@|$state|g; s|@restore@|$restore|g; s|@hooks@|$hooks|g; s|@restic@|$restic|g; s|@server@|$server|g" \
        "$home/lib/$1" >"$fresh/unit"
    ! cmp -s "$fresh/unit" "$unit" || return 0
    touch "$home/not-started"
    chmod 644 "$fresh/unit"
    mv "$fresh/unit" "$unit.new" && mv "$unit.new" "$unit"
}

# Before anything is put in place. An agent that runs has its state to itself, says so (5) and gives way, unless it has this
# very identity. What a refused enrolment leaves in the state makes a lost answer do no harm.
enrol() {
    [ -n "$token" ] || return 0
    local code=0
    enrol_once || code=$?
    if [ $code -eq 5 ] && runs; then
        stopped=yes
        systemctl stop "$service"
        code=0
        enrol_once || code=$?
    fi
    [ $code -eq 0 ] || fail "this machine could not be enrolled; nothing was installed${stopped:+, and the agent goes on as the host that it was}"
}

enrol_once() {
    "$agent/bin/restic-manager-agent" enroll --server "$server" --token "$token" --state-dir "$state" \
        ${pin:+--pin "$pin"} ${name:+--name "$name"}
}

has_systemd() { [ -z "$root" ] && [ -d /run/systemd/system ]; }

runs() { has_systemd && systemctl is-active --quiet "$service"; }

start() {
    if ! has_systemd; then
        rm -f "$home/not-started"
        say "the agent is installed. There is no systemd to start it; this does:"
        echo "$command run --state-dir $state --restic $restic"
        return
    fi
    systemctl daemon-reload
    systemctl enable --quiet "$service"
    if [ -e "$home/not-started" ] || ! runs; then systemctl restart "$service"; fi
    stopped=
    await_start
    rm -f "$home/not-started"
    say "the agent runs; its log: journalctl -u $service"
}

# It holds its state as soon as it is what it should be; one that ends at once would be started again and again.
await_start() {
    local end=$((SECONDS + 30))
    until [[ $("$command" status --state-dir "$state" 2>/dev/null) =~ agent\ +running ]]; do
        if ! runs || [ $SECONDS -ge $end ]; then
            fail "the agent does not start; it says: $(journalctl -u "$service" -n 5 -o cat 2>/dev/null)"
        fi
    done
}

install_agent() {
    stopped=''
    need_options
    need_own_state
    need_arch
    need_tools
    need_restic
    alone
    fetch
    enrol
    put_in_place
    start
}

uninstall_agent() {
    stopped=''
    [ -z "$purge" ] || need_own_state
    alone
    if has_systemd && [ -e "$units/$service.service" ]; then
        systemctl disable --now --quiet "$service"
    fi
    rm -rf "$home" "$home.old" "$work".* "$command" "$units/$service.service" "$units/restic-manager-hook@.service"
    ! has_systemd || systemctl daemon-reload
    if [ -n "$purge" ]; then
        rm -rf "$state" "$root/etc/restic-manager/policy.json" "$units/$service.service.d"
        rmdir "$hooks" "$root/etc/restic-manager" "$restore" 2>/dev/null || true
        local kept
        for kept in "$hooks" "$restore"; do [ ! -e "$kept" ] || say "$kept stays, as there is something in it"; done
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

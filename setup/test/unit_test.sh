# The service that install.sh writes, as systemd sees it.
# shellcheck shell=bash disable=SC2154,SC2164,SC2016

# All of the script but its last line, which would run it.
unit() {
    sed '$d' "$RM_ROOT/deploy/install/install.sh" >"$here/functions.sh"
    mkdir -p "$here/home/bin"
    cp "$(type -P true)" "$here/home/bin/restic-manager-agent"
    root=$here/tree home=$here/home state=$here/tree/var/lib/restic-manager server=https://backup.example.org \
        hooks=$here/tree/etc/restic-manager/hooks restic=$(type -P true) unit=$here/restic-manager-agent.service bash -c '. "$0" && write_unit' "$here/functions.sh"
}

it_is_a_unit_that_systemd_takes_without_a_word() {
    command -v systemd-analyze >/dev/null || { echo "systemd-analyze is not installed"; return; }
    unit
    run systemd-analyze verify --man=no "$here/restic-manager-agent.service"
    is "$code" 0
    is "$out$err" ""
}

it_may_write_what_it_has_to_and_keeps_no_right_of_root_that_it_does_not_need() {
    unit
    grep -qx "ReadWritePaths=$here/tree/var/lib/restic-manager $here/tree/var/restic-restore" "$here/restic-manager-agent.service"
    grep -qx 'ProtectSystem=strict' "$here/restic-manager-agent.service"
    grep -qx 'NoNewPrivileges=yes' "$here/restic-manager-agent.service"
    command -v systemd-analyze >/dev/null || { echo "systemd-analyze is not installed"; return; }
    # What is left is what backups need: all files, the network, processes of others.
    run systemd-analyze security --offline=true --threshold=52 "$here/restic-manager-agent.service"
    is "$code" 0
}

# The service that install.sh sets up, as systemd sees it.
# shellcheck shell=bash disable=SC2154,SC2164,SC2016

# All of the script but its last line, which would run it.
unit() {
    sed '$d' "$RM_ROOT/deploy/install/install.sh" >"$here/functions.sh"
    mkdir -p "$here/home/bin" "$here/home/lib" "$here/fresh"
    cp "$(type -P true)" "$here/home/bin/restic-manager-agent"
    cp "$RM_ROOT/deploy/install/"*.service "$here/home/lib/"
    home=$here/home state=$here/tree/var/lib/restic-manager restore=$here/tree/var/restic-restore units=$here fresh=$here/fresh \
        server=https://backup.example.org hooks=$here/tree/etc/restic-manager/hooks restic=$(type -P true) \
        bash -euc '. "$0"; put_unit restic-manager-agent.service; put_unit restic-manager-hook@.service' "$here/functions.sh"
}

it_is_a_unit_that_systemd_takes_without_a_word() {
    command -v systemd-analyze >/dev/null || { echo "systemd-analyze is not installed"; return; }
    unit
    ! grep '@[a-z]*@' "$here/restic-manager-agent.service" "$here/restic-manager-hook@.service"
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
    run systemd-analyze security --offline=true --threshold=40 "$here/restic-manager-agent.service"
    is "$code" 0
}

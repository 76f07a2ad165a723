# What install.sh does to a machine: one of its own folder, with stand-ins for systemd, the server and the agent.
# shellcheck shell=bash disable=SC2154,SC2164,SC2016

# machine: the server has a package; systemd is a file that is there while the service runs, and notes what it is told.
machine() {
    sed '$d' "$RM_ROOT/deploy/install/install.sh" >"$here/functions.sh"
    program restic 'echo "restic 0.18.0"'
    program systemctl "echo \"\$*\" >>$here/calls" 'case $1 in' "is-active) [ -e $here/active ] ;;" \
        "start | restart) touch $here/active ;;" "stop) rm $here/active ;;" "disable) rm -f $here/active ;;" 'esac'
    program curl 'while [ $# -gt 1 ]; do case $1 in -o) to=$2 ;; -D) headers=$2 ;; esac; shift; done' \
        'echo "date: ${SERVER_DATE:-$(date -R)}" >"$headers"' "cp \"$here/served/\${1##*/linux/}\" \"\$to\" 2>/dev/null || exit 22"
    touch "$here/calls"
    serve first
}

# serve WORD: a package whose agent says that word for its version.
serve() {
    local agent=$here/package/restic-manager-agent arch
    mkdir -p "$agent/bin" "$agent/lib" "$here/served"
    cp "$RM_ROOT/deploy/install/"*.service "$agent/lib/"
    printf '%s\n' '#!/bin/bash' "active=$here/active state=$here/tree/var/lib/restic-manager" 'case $1 in' "version) echo $1 ;;" \
        'status) [ ! -e $active ] || echo "agent       running" ;;' \
        'enroll) [ "$(cat $state/identity.sealed 2>/dev/null)" != "$5" ] || exit 0; [ ! -e $active ] || exit 5' \
        '    [ "$5" != wrong ] || exit 1; mkdir -p $state; echo "$5" >$state/identity.sealed ;;' 'esac' >"$agent/bin/restic-manager-agent"
    chmod +x "$agent/bin/restic-manager-agent"
    for arch in amd64 arm64; do
        tar -C "$here/package" -czf "$here/served/$arch" restic-manager-agent
        sha256sum <"$here/served/$arch" >"$here/served/$arch.sha256"
    done
}

# install OPTION…: the script, on a machine of systemd.
install() {
    : >"$here/calls"
    run bash -euc '. "$0"; has_systemd() { true; }; main "$@"' "$here/functions.sh" --root "$here/tree" "$@"
}
install_with() { install --server https://backup.example.org --token "$@"; }

tree() { (cd "$here/tree" && find . -printf '%p %m %s %l\n' | sort); }
installed_version() { "$here/tree/usr/local/bin/restic-manager-agent" version; }

it_installs_and_touches_nothing_when_it_is_run_again() {
    machine
    install_with one
    is "$code" 0
    has "$err" 'the agent runs'
    is "$(installed_version)" first
    is "$(grep -c restart "$here/calls")" 1
    touch "$here/then"
    install_with one
    is "$code" 0
    is "$(cd "$here/tree" && find . -not -type d -newer "$here/then")" ''
    is "$(grep -cE 'restart|stop' "$here/calls")" 0
}

it_stops_a_running_agent_before_it_takes_a_new_identity() {
    machine
    install_with one
    install_with another
    is "$code" 0
    is "$(grep -oE '^(stop|restart)' "$here/calls" | paste -sd,)" 'stop,restart'
    is "$(cat "$here/tree/var/lib/restic-manager/identity.sealed")" another
}

it_starts_an_agent_again_that_could_not_be_enrolled_anew() {
    machine
    install_with one
    serve second
    install_with wrong
    is "$code" 1
    [ -e "$here/active" ]
    has "$err" 'the agent goes on as the host that it was'
    is "$(installed_version)" first
}

it_installs_nothing_on_a_machine_that_could_not_be_enrolled() {
    machine
    install_with wrong
    is "$code" 1
    has "$err" 'nothing was installed'
    is "$(cd "$here/tree" && find . -type f)" ''
    [ ! -e "$here/active" ]
}

it_puts_a_newer_agent_in_place_without_a_token() {
    machine
    install_with one
    serve second
    install --server https://backup.example.org
    is "$code" 0
    is "$(installed_version)" second
    is "$(ls -A "$here/tree/opt")" restic-manager-agent
    is "$(grep -c restart "$here/calls")" 1
}

# killed_at_each_step BEFORE OPTION…: whatever it is about to do to the machine when it is killed, the next run makes it whole.
killed_at_each_step() {
    local before=$1 at=0 name wanted
    shift
    "$before"
    install "$@"
    wanted=$(tree)
    mkdir "$here/real"
    mv "$here/bin/systemctl" "$here/real/"
    for name in systemctl mkdir rm mv ln; do
        printf '%s\n' '#!/bin/bash' "n=\$((\$(<$here/count) + 1)); echo \$n >$here/count" \
            "[ \$n != \"\${KILL_AT:-}\" ] || { kill -KILL \$PPID; exit 1; }" \
            "PATH=$here/real:\${PATH#*:} exec $name \"\$@\"" >"$here/bin/$name"
        /bin/chmod +x "$here/bin/$name"
    done
    while :; do
        at=$((at + 1))
        PATH=${PATH#*:} "$before"
        echo 0 >"$here/count"
        KILL_AT=$at install "$@"
        [ "$(<"$here/count")" -ge "$at" ] || break
        [ "$code" -ne 0 ]
        echo 0 >"$here/count"
        install "$@"
        is "$at: $code" "$at: 0"
        is "$at: $(tree)" "$at: $wanted"
        is "$(installed_version)" second
        [ -e "$here/active" ]
    done
    [ "$at" -gt 12 ]
}

new_machine() {
    rm -rf "$here/tree" "$here/active"
    mkdir "$here/tree"
}
older_agent() {
    rm -rf "$here/tree" "$here/active"
    cp -a "$here/older" "$here/tree"
    touch "$here/active"
}

it_is_whole_after_it_was_killed_anywhere_in_a_first_installation() {
    machine
    serve second
    killed_at_each_step new_machine --server https://backup.example.org --token one
}

it_is_whole_after_it_was_killed_anywhere_in_an_upgrade_with_a_new_identity() {
    machine
    install_with one
    cp -a "$here/tree" "$here/older"
    serve second
    killed_at_each_step older_agent --server https://backup.example.org --token another
}

it_runs_a_new_agent_though_it_was_killed_between_putting_it_there_and_starting_it() {
    machine
    install_with one
    serve second
    mv "$here/bin/systemctl" "$here/bin/other"
    program systemctl '[ "$1" = is-active ] || { kill -KILL $PPID; exit 1; }'
    install --server https://backup.example.org
    [ "$code" -ne 0 ]
    mv "$here/bin/other" "$here/bin/systemctl"
    install --server https://backup.example.org
    is "$(grep -c restart "$here/calls")" 1
}

it_says_why_nothing_could_be_downloaded_and_what_to_do() {
    local case
    machine
    for case in '7:can not be reached from here' '22:has no agent for linux/' '60:ca-certificates, or set the clock' '90:has another key than the one of --pin'; do
        program curl "exit ${case%%:*}"
        install_with one
        is "$code" 1
        has "$err" "${case#*:}"
        has "$err" 'nothing was installed'
        is "$(ls -A "$here/tree/opt")" ''
    done
}

it_takes_no_package_that_is_not_what_the_server_says() {
    machine
    echo more | tee -a "$here/served/amd64" >>"$here/served/arm64"
    install_with one
    is "$code" 1
    has "$err" 'checksum'
    is "$(ls -A "$here/tree/opt")" ''
}

it_warns_of_a_clock_that_is_wrong() {
    machine
    SERVER_DATE='Thu, 01 Jan 2026 00:00:00 GMT' install_with one
    is "$code" 0
    has "$err" 'the clock of this machine is'
    install_with one
    [[ $err != *clock* ]]
}

it_needs_room_before_it_downloads() {
    machine
    program df 'echo head; echo "/dev/x 1 1 20480 99% /"'
    install_with one
    is "$code" 1
    has "$err" 'has 20 MiB free and the agent needs 250'
}

it_runs_no_restic_as_root_that_others_may_change() {
    machine
    chmod 777 "$here/bin/restic"
    root='' run bash -euc '. "$0"; need_restic' "$here/functions.sh"
    is "$code" 1
    has "$err" "others than root may change $here/bin/restic"
    chmod 755 "$here/bin/restic"
    chmod 757 "$here/bin"
    root='' run bash -euc '. "$0"; need_restic' "$here/functions.sh"
    is "$code" 1
    has "$err" "others than root may change what is in $here/bin"
    chmod 755 "$here/bin"
    root='' run bash -euc '. "$0"; need_restic' "$here/functions.sh"
    is "$code" 0
}

it_says_what_a_service_said_that_does_not_start() {
    machine
    program systemctl '[ "$1" != is-active ]'
    program journalctl 'echo "no such option"'
    install_with one
    is "$code" 1
    has "$err" 'the agent does not start; it says: no such option'
}

it_does_not_work_beside_another_of_its_kind() {
    machine
    mkdir -p "$here/tree/opt"
    exec 8<"$here/tree/opt"
    flock 8
    install_with one
    is "$code" 1
    has "$err" 'another install.sh works on this machine'
}

it_takes_nothing_from_a_server_that_lives_where_the_agent_would() {
    machine
    mkdir -p "$here/tree/var/lib/restic-manager"
    touch "$here/tree/var/lib/restic-manager/hub.db"
    for what in "--server https://backup.example.org --token one" "--uninstall --purge"; do
        # shellcheck disable=SC2086 # several words
        install $what
        is "$code" 1
        has "$err" "holds the databases of a restic-manager server"
    done
    is "$(cd "$here/tree" && find . -type f)" ./var/lib/restic-manager/hub.db
}

it_wants_a_root_that_can_stand_in_a_unit() {
    machine
    for root in tree "$here/a tree" "$here/a|tree" "$here/a&tree"; do
        run bash -euc '. "$0"; main "$@"' "$here/functions.sh" --root "$root" --server https://backup.example.org --token one
        is "$code" 1
        has "$err" "--root is a folder by its whole path"
    done
    is "$(cat "$here/calls")" ""
}

it_leaves_what_the_agent_knew_and_with_purge_nothing_but_what_is_not_its_own() {
    machine
    install_with one
    install --uninstall
    is "$code" 0
    [ ! -e "$here/active" ]
    is "$(cd "$here/tree" && find . -type f)" ./var/lib/restic-manager/identity.sealed
    touch "$here/tree/etc/restic-manager/hooks/dump" "$here/tree/etc/restic-manager/policy.json"
    install --uninstall --purge
    is "$(cd "$here/tree" && find . -not -type d)" ./etc/restic-manager/hooks/dump
    has "$err" "hooks stays, as there is something in it"
}

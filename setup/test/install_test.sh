# What install.sh does to a service that is there already.
# shellcheck shell=bash disable=SC2154,SC2164,SC2016

# enrol_where ACTIVE ENROLLED: `enrol` and `start` of the script on a machine of systemd; both exit codes are given.
enrol_where() {
    sed '$d' "$RM_ROOT/deploy/install/install.sh" >"$here/functions.sh"
    program systemctl 'echo "systemctl $*"' "[ \"\$1\" != is-active ] || exit $1"
    program agent 'echo enroll' "exit $2"
    server=https://backup.example.org token=t pin='' name='' root='' home=$here state=$here/state restic=restic \
        command=$here/bin/agent run bash -euc '. "$0"; has_systemd() { true; }; enrol; start' "$here/functions.sh"
}

it_stops_a_running_agent_before_it_takes_a_new_identity() {
    enrol_where 0 0
    is "$code" 0
    is "$(grep -nE 'stop|enroll|restart' <<<"$out" | cut -d: -f2 | paste -sd,)" \
        'systemctl stop restic-manager-agent,enroll,systemctl restart restic-manager-agent'
}

it_starts_an_agent_again_that_could_not_be_enrolled_anew() {
    enrol_where 0 5
    is "$code" 1
    has "$(tail -n 1 <<<"$out")" 'systemctl restart restic-manager-agent'
    has "$err" 'it goes on as the host that it was'
}

it_starts_nothing_that_could_not_be_enrolled_at_all() {
    enrol_where 3 5
    is "$code" 1
    [[ $out != *start* ]]
    has "$err" 'is not started'
}

# What is measured and told by `bench`.
# shellcheck shell=bash disable=SC2154,SC2164

# ready EXIT_CODE: a checkout whose Maven measures and ends with that code.
ready() {
    checkout
    program rest-server
    export RM_RESTIC_014=$here/bin/restic RM_RESTIC_018=$here/bin/restic RM_REST_SERVER=$here/bin/rest-server
    local results=$here/checkout/tests/target/bench
    program mvn "echo \"\$@\" >>$here/calls" "mkdir -p $results" \
        "case \"\$*\" in *LoadBench*) echo '| lost | 0 |' >$results/load.md ;; esac" "exit $1"
}

it_prints_the_table_of_what_it_measured_and_nothing_else() {
    ready 0
    run "$here/checkout/restic-manager" bench load
    is "$code" 0
    is "$out" "| lost | 0 |"
    has "$(cat "$here/calls")" "-Dit.test=LoadBench"
}

it_prints_the_table_also_when_a_bound_is_missed_and_fails() {
    ready 1
    run "$here/checkout/restic-manager" bench load
    is "$code" 1
    is "$out" "| lost | 0 |"
    has "$err" "a bound was missed"
}

it_measures_everything_without_a_name_and_does_not_stop_at_the_first_that_fails() {
    ready 1
    run "$here/checkout/restic-manager" bench
    is "$code" 1
    is "$(grep -c . "$here/calls")" 9
    has "$(tail -n 1 "$here/calls")" "-Dit.test=ServerBench"
}

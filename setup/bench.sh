# `./restic-manager bench [NAME]`: measures what is promised about load and overhead. The tables go to stdout.
# shellcheck shell=bash disable=SC2154

benches="load restart log overhead agent fleet alerts tree server"
bench_log=$RM_ROOT/target/bench.log

need_bench() {
    [[ " $benches " != *" $1 "* ]] || return 0
    fail 2 "there is no benchmark '$1'; there are $benches"
}

prepare_bench() {
    need_java
    need_maven
    need_tools_for bench
    need_space
    mkdir -p "$RM_ROOT/target"
}

# A benchmark is a test of its own in the module tests, which fails when a bound is missed. Without the coverage agent: it
# would be measured too. With both compilers, as in earnest.
measure() {
    local class=${1^}Bench result=$RM_ROOT/tests/target/bench/$1.md code=0
    rm -f "$result"
    say "measuring $1 (minutes; all of it in $bench_log)"
    maven --no-transfer-progress verify -pl tests -am -Djacoco.skip=true -Dshort.lived= \
        -Dtest=NoUnitTest -Dsurefire.failIfNoSpecifiedTests=false \
        -Dit.test="$class" -Dfailsafe.failIfNoSpecifiedTests=false \
        "-DargLine=--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -Xmx3g -Xss256k" \
        >"$bench_log" 2>&1 || code=1
    if [ -s "$result" ]; then cat "$result"; else grep -m 12 -F '[ERROR]' "$bench_log" >&2 || true; fi
    return $code
}

run_bench() {
    [ $# -le 1 ] || fail 2 "bench takes one name, or none for all"
    [ $# -eq 0 ] || need_bench "$1"
    one_at_a_time prepare_bench
    local name failed=0
    for name in ${1:-$benches}; do measure "$name" || failed=1; done
    [ $failed -eq 0 ] || fail 1 "a bound was missed, or it could not be measured"
}

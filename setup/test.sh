# `./restic-manager test [MODULE]`: the tools, the tests, the size budget. One failure does not hide the next.
# shellcheck shell=bash

need_module() {
    [ -f "$RM_ROOT/$1/pom.xml" ] && return
    fail 2 "there is no module '$1'; the modules are $(sed -n 's|.*<module>\(.*\)</module>.*|\1|p' "$RM_ROOT/pom.xml" | xargs)"
}

prepare_tests() {
    need_java
    need_maven
    need_tools_for test
    need_space
}

verify_all() {
    begin_build
    maven --no-transfer-progress --fail-at-end verify && end_build
}

run_tests() {
    [ $# -le 1 ] || fail 2 "test takes one module, or none for all"
    [ $# -eq 0 ] || need_module "$1"
    one_at_a_time prepare_tests
    mkdir -p "$RM_ROOT/target"
    touch "$RM_ROOT/target/.tests"
    local failed=0
    if [ $# -eq 0 ]; then
        "$RM_ROOT/setup/test/launcher" || failed=1
        verify_all || failed=1
    else
        maven --no-transfer-progress verify -pl "$1" -am || failed=1
    fi
    "$RM_ROOT/setup/size-budget" || failed=1
    "$RM_ROOT/setup/failed-tests" "$RM_ROOT/target/.tests" >&2
    [ $failed -eq 0 ] || fail 1 "the tests failed"
}

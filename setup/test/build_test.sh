# When the launcher builds, and how it hands over to Java.
# shellcheck shell=bash disable=SC2154,SC2164

# Ended, or ended and not yet collected by init.
gone() { [ ! -e "/proc/$1" ] || grep -qs '^State:.*Z' "/proc/$1/status"; }

builds() { grep -c . "$here/builds" 2>/dev/null || true; }

it_hands_everything_after_the_command_to_java_in_the_folder_of_the_caller() {
    checkout
    mkdir "$here/elsewhere"
    cd "$here/elsewhere"
    run "$here/checkout/restic-manager" up --data-dir "my data" --port 0
    is "$code" 0
    is "$(head -n 1 "$here/out")" "$here/elsewhere"
    is "$(tail -n 6 "$here/out")" "$(printf '%s\n' io.resticmanager.standalone.Main up --data-dir "my data" --port 0)"
}

it_ends_with_the_exit_code_of_java() {
    checkout
    JAVA_EXIT=4 run "$here/checkout/restic-manager" up
    is "$code" 4
}

it_runs_the_agent_with_the_same_arguments() {
    checkout
    run "$here/checkout/restic-manager" agent enroll --token t
    is "$(tail -n 4 "$here/out")" "$(printf '%s\n' io.resticmanager.agent.Main enroll --token t)"
}

it_builds_once_and_again_only_when_a_source_is_newer_or_gone() {
    checkout
    for _ in 1 2; do run "$here/checkout/restic-manager" package; done
    is "$(builds)" 1
    touch -d '+1 second' "$here/checkout/hub/src/main/java/Hub.java"
    run "$here/checkout/restic-manager" package
    is "$(builds)" 2
    touch -d '-1 hour' "$here/checkout/hub/src/main/java/Hub.java"
    run "$here/checkout/restic-manager" package
    rm "$here/checkout/hub/src/main/java/Hub.java"
    run "$here/checkout/restic-manager" package
    is "$(builds)" 3
}

it_builds_once_for_two_starts_at_the_same_time() {
    checkout
    "$here/checkout/restic-manager" package 2>/dev/null &
    run "$here/checkout/restic-manager" package
    wait $!
    is "$(builds)" 1
}

it_says_in_one_line_that_maven_central_is_out_of_reach() {
    checkout
    program mvn 'echo "[ERROR] Could not transfer artifact a:b:pom:1 from/to central: Unknown host"; exit 1'
    run "$here/checkout/restic-manager" up
    is "$code" 3
    is "$out" ""
    has "$(tail -n 1 "$here/err")" "must reach Maven Central once"
    has "$(cat "$here/checkout/target/build.log")" "Unknown host"
}

it_shows_what_the_compiler_said_and_builds_again_next_time() {
    checkout
    program mvn "echo build >>$here/builds" 'echo "[ERROR] /src/Hub.java:[1,2] cannot find symbol"; exit 1'
    for _ in 1 2; do run "$here/checkout/restic-manager" up; done
    is "$code" 1
    has "$err" "cannot find symbol"
    has "$(tail -n 1 "$here/err")" "the build failed"
    is "$(builds)" 2
}

it_does_not_start_a_build_on_a_full_disk() {
    checkout
    RM_LEAST_FREE_MIB=999999999 run "$here/checkout/restic-manager" up
    refused 1 "the disk is full"
    is "$(builds)" ""
}

it_takes_maven_and_its_children_along_when_it_is_stopped() {
    checkout
    mkfifo "$here/pids"
    program mvn "sleep 100 & echo \$\$ \$! >$here/pids; wait"
    "$here/checkout/restic-manager" up >"$here/out" 2>"$here/err" &
    read -r maven child <"$here/pids"
    kill -TERM $!
    code=0
    wait $! || code=$?
    is "$code" 143
    until gone "$maven" && gone "$child"; do sleep 0.05; done
}

with_test_tools() {
    export RM_POWERSHELL_GRAMMAR=/bin/true RM_NTFY=/bin/true RM_DOCKER_COMPOSE=/bin/true RM_CADDY=/bin/true RM_CHROMIUM=/bin/true RM_REST_SERVER=/bin/true RM_RESTIC_014=/bin/true RM_RESTIC_018=/bin/true
    program ldconfig 'echo libsqlite3.so.0'
    rm -r "$here/checkout/setup/test"
    mkdir "$here/checkout/setup/test"
    ln -s /bin/true "$here/checkout/setup/test/launcher"
}

it_needs_no_other_build_after_all_tests_passed() {
    checkout
    with_test_tools
    run "$here/checkout/restic-manager" test
    is "$code" 0
    run "$here/checkout/restic-manager" package
    is "$(builds)" 1
}

it_fails_the_test_command_when_a_java_file_is_too_long() {
    checkout
    with_test_tools
    seq 301 >"$here/checkout/hub/src/main/java/Long.java"
    run "$here/checkout/restic-manager" test
    is "$code" 1
    has "$out" "over the budget: hub/src/main/java/Long.java"
}

it_fails_the_test_command_when_a_test_failed() {
    checkout
    with_test_tools
    program mvn 'printf "%s\n" "$@"; exit 1'
    run "$here/checkout/restic-manager" test hub
    is "$code" 1
    has "$out" "$(printf '%s\n' verify -pl hub -am)"
}

report() {
    mkdir -p "$here/checkout/hub/target/surefire-reports"
    printf '%s\n' "Tests run: 2, Failures: 1 <<< FAILURE! -- in HubTest" \
        "HubTest.shouldHold -- Time elapsed: 0.1 s <<< FAILURE!" "AssertionError: expected 1" "	at org.junit.Assert.fail(Assert.java:1)" \
        "	at io.resticmanager.hub.HubTest.shouldHold(HubTest.java:7)" "	at java.base/Thread.run(Thread.java:1)" \
        >"$here/checkout/hub/target/surefire-reports/$1.txt"
}

it_says_last_which_tests_failed_and_why() {
    checkout
    report HubTest
    touch -d '-1 hour' "$here/since"
    run "$here/checkout/setup/failed-tests" "$here/since"
    is "$out" "$(printf '%s\n' "failed: HubTest.shouldHold -- Time elapsed: 0.1 s <<< FAILURE!" "    AssertionError: expected 1" \
        "    at io.resticmanager.hub.HubTest.shouldHold(HubTest.java:7)")"
}

it_leaves_out_what_failed_in_an_earlier_run() {
    checkout
    report HubTest
    touch -d '+1 hour' "$here/since"
    run "$here/checkout/setup/failed-tests" "$here/since"
    is "$code" 0
    is "$out" ""
}

# What the launcher answers before it sets anything up.
# shellcheck shell=bash disable=SC2154,SC2164

launcher=$RM_ROOT/restic-manager

it_lists_its_commands_and_exit_codes_when_asked_for_help() {
    run "$launcher" help
    is "$code" 0
    for command in demo up backup-state rotate-keys agent test bench package help; do has "$out" "./restic-manager $command"; done
    has "$out" "3 a prerequisite is missing"
    is "$err" ""
}

it_shows_the_same_help_on_stderr_without_a_command() {
    run "$launcher"
    is "$code" 2
    is "$out" ""
    has "$err" "./restic-manager demo"
}

it_refuses_a_command_it_does_not_know() {
    run "$launcher" destroy
    refused 2 "no command 'destroy'"
}

it_lists_the_commands_of_the_client_too() {
    run "$launcher" help
    for command in login token hosts run jobs tail alerts users reset-password completion; do has "$out" "$command"; done
}

it_gives_the_commands_of_the_client_to_the_client_as_they_are() {
    checkout
    for command in login token hosts run jobs tail alerts users reset-password completion; do
        run "$here/checkout/restic-manager" "$command" "two words" --json
        is "$code" 0
        has "$out" "io.resticmanager.cli.Main
$command
two words
--json"
    done
    has "$out" "cli/target/cli/lib/*"
}

it_resets_a_password_on_the_server_itself_when_a_data_directory_is_named() {
    checkout
    for named in --data-dir=/srv/data "--data-dir /srv/data"; do
        # shellcheck disable=SC2086 # one or two words
        run "$here/checkout/restic-manager" reset-password alice $named
        has "$out" "io.resticmanager.standalone.Main
reset-password
alice"
    done
}

it_ends_as_the_client_does() {
    checkout
    JAVA_EXIT=3 run "$here/checkout/restic-manager" hosts
    is "$code" 3
}

it_names_the_modules_when_a_test_asks_for_one_that_is_not_there() {
    run "$launcher" test nowhere
    refused 2 "agent-hub"
}

it_names_the_benchmarks_when_asked_for_one_that_is_not_there() {
    run "$launcher" bench speed
    refused 2 "load restart log overhead agent fleet alerts"
}

it_measures_one_thing_at_a_time() {
    run "$launcher" bench load restart
    refused 2 "bench takes one name"
}

it_refuses_arguments_that_package_does_not_have() {
    run "$launcher" package everything
    refused 2 "package takes no arguments"
}

it_works_through_a_link_and_from_another_folder() {
    ln -s "$launcher" "$here/link"
    cd "$here"
    run ./link help
    is "$code" 0
}

it_is_written_so_that_shellcheck_finds_nothing() {
    command -v shellcheck >/dev/null || { echo "shellcheck is not installed"; return; }
    cd "$RM_ROOT"
    shellcheck -x restic-manager deploy/install/install.sh deploy/install/restic-manager-agent deploy/server/restic-manager setup/agent-package setup/other-package setup/server-package setup/debian-machine setup/*.sh setup/tools setup/size-budget setup/failed-tests setup/test/launcher setup/test/*.sh
}

# Where Java and the programs come from, and what is said when they can not be had.
# shellcheck shell=bash disable=SC2154,SC2164,SC2016

no_tools_yet() { export RM_TOOLS_DIR=$here/tools RM_APT_MIRROR=http://127.0.0.1:1/debian; }

it_takes_the_program_on_the_path_when_it_is_new_enough_and_needs_no_network_then() {
    no_tools_yet
    program nats-server 'echo "nats-server: v2.11.1"'
    run "$RM_ROOT/setup/tools" up
    is "$out" "RM_NATS_SERVER=$here/tools/nats-server/nats-server"
    is "$(readlink "$here/tools/nats-server/nats-server")" "$here/bin/nats-server"
}

it_makes_do_with_nats_2_9_when_nothing_newer_can_be_had() {
    no_tools_yet
    program nats-server 'echo "nats-server: v2.9.10"'
    run "$RM_ROOT/setup/tools" up
    is "$code" 0
    is "$err" ""
}

it_says_in_one_line_what_is_missing_when_no_mirror_answers() {
    no_tools_yet
    program nats-server 'echo "nats-server: v2.2.0"'
    run "$RM_ROOT/setup/tools" up
    refused 3 "nats-server 2.9 or newer is missing"
    has "$err" "127.0.0.1"
    has "$err" "install the package nats-server"
}

all_but_the_grammar() {
    no_tools_yet
    export RM_NATS_SERVER=/bin/true RM_RESTIC=/bin/true RM_RESTIC_014=/bin/true RM_RESTIC_018=/bin/true RM_REST_SERVER=/bin/true
    export RM_NTFY=/bin/true RM_DOCKER_COMPOSE=/bin/true RM_CADDY=/bin/true RM_CHROMIUM=/bin/true RM_DEBIAN_ROOT=$here
    program ldconfig 'echo libsqlite3.so.0'
}

it_refuses_another_grammar_than_the_one_it_knows() {
    all_but_the_grammar
    program npm 'echo other >tree-sitter-powershell-0.26.4.tgz'
    run "$RM_ROOT/setup/tools" test
    refused 3 "tree-sitter-powershell-0.26.4 is missing and could not be had from the npm registry"
    is "$(ls "$here/tools")" ''
}

it_asks_no_registry_for_a_grammar_that_is_there() {
    all_but_the_grammar
    program npm 'touch "$here/asked"' 'exit 1'
    mkdir -p "$here/tools/powershell-grammar"
    ln -s /bin/true "$here/tools/powershell-grammar/powershell-grammar"
    run "$RM_ROOT/setup/tools" test
    has "$out" "RM_POWERSHELL_GRAMMAR=$here/tools/powershell-grammar/powershell-grammar"
    [ ! -e "$here/asked" ]
}

it_leaves_nothing_half_done_when_it_fails() {
    no_tools_yet
    program nats-server 'echo "nats-server: v2.2.0"'
    run "$RM_ROOT/setup/tools" up
    is "$(ls -A "$here/tools")" .lock
}

it_believes_a_variable_that_names_the_program() {
    no_tools_yet
    program my-nats 'true'
    RM_NATS_SERVER=$here/bin/my-nats run "$RM_ROOT/setup/tools" up
    is "$out" "RM_NATS_SERVER=$here/bin/my-nats"
}

it_lets_the_second_of_two_starts_wait_for_the_first() {
    no_tools_yet
    program nats-server 'echo "nats-server: v2.11.1"'
    mkdir "$here/tools"
    exec 8>"$here/tools/.lock"
    flock 8
    coproc second { exec 8>&- "$RM_ROOT/setup/tools" up 2>&1; }
    read -r line <&"${second[0]}"
    has "$line" "waiting for another start"
    exec 8>&-
    read -r line <&"${second[0]}"
    has "$line" "RM_NATS_SERVER="
}

it_finds_debian_mirrors_in_both_formats_of_apt_and_the_likely_ones_first() {
    printf '%s\n' 'Types: deb deb-src' 'URIs: http://one.test/debian http://two.test/debian/' 'Suites: bookworm bookworm-updates' \
        'Components: main' 'Signed-By:' ' -----BEGIN' '' 'Types: deb' 'URIs: http://one.test/security' \
        'Suites: bookworm-security' 'Components: main' '' 'Enabled: no' 'Types: deb' 'URIs: http://off.test/debian' \
        'Suites: bookworm' 'Components: main' >"$here/a.sources"
    printf '%s\n' '# deb http://comment.test/debian bookworm main' 'deb [arch=amd64 trusted=yes] http://vendor.test bookworm main' \
        'deb http://three.test/debian bookworm contrib main' 'deb-src http://source.test/debian bookworm main' \
        'deb cdrom:[Debian]/ bookworm main' 'deb http://four.test/debian bookworm contrib' >"$here/b.list"
    run awk -v codename=bookworm -f "$RM_ROOT/setup/mirrors.awk" "$here/a.sources" "$here/b.list"
    is "$out" "$(printf '%s\n' http://one.test/debian http://two.test/debian/ http://three.test/debian http://vendor.test)"
}

it_names_what_to_install_when_there_is_no_jdk_25() {
    jdk java-17 17.0.15
    jdk java-26 26.0.1
    program java
    RM_JVM_DIRS="$here/jvm/*" run "$RM_ROOT/restic-manager" up
    refused 3 "JDK 25 is missing"
}

it_finds_jdk_25_by_its_release_file_whatever_its_folder_is_called() {
    jdk java-17 17.0.15
    jdk something 25.0.1
    # shellcheck source=/dev/null
    . "$RM_ROOT/setup/java.sh"
    program java
    RM_JVM_DIRS="$here/jvm/*" need_java
    is "$RM_JAVA" "$here/jvm/something/bin/java"
    jdk chosen 25
    RM_JAVA_HOME=$here/jvm/chosen need_java
    is "$RM_JAVA" "$here/jvm/chosen/bin/java"
}

# Builds with Maven, and only when a source is newer than the last build that succeeded.
# shellcheck shell=bash

# The class paths; the demo starts the agent as a child, and tests start both as processes of their own.
export RM_STANDALONE_LIB=$RM_ROOT/deploy/standalone/target/standalone/lib
export RM_AGENT_LIB=$RM_ROOT/agent/target/agent/lib
export RM_CLI_LIB=$RM_ROOT/cli/target/cli/lib
build_log=$RM_ROOT/target/build.log
built=$RM_ROOT/target/.built

# Deleted sources show as their folder's new time.
sources_changed() {
    [ -e "$built" ] && [ -d "$RM_STANDALONE_LIB" ] && [ -d "$RM_AGENT_LIB" ] && [ -d "$RM_CLI_LIB" ] || return 0
    [ -n "$(find "$RM_ROOT" -name target -prune -o -path "$RM_ROOT/.*" -prune -o \
        \( -name pom.xml -o -path '*/src/main/*' \) -newer "$built" -print -quit)" ]
}

# need_space: a build takes about half of it, and a disk that fills up midway leaves puzzles behind.
need_space() {
    local folder free least=${RM_LEAST_FREE_MIB:-1024}
    for folder in "$RM_ROOT" "${HOME:-/}"; do
        free=$(($(df -Pk "$folder" | awk 'NR == 2 { print $4 }') / 1024))
        [ "$free" -ge "$least" ] || fail 1 "the disk is full: building needs $least MiB free at $folder and there are $free"
    done
}

# stoppable COMMAND…: runs it, and takes it along with all it started when the launcher is told to stop.
stoppable() {
    # A process group of its own; without job control it would also ignore Ctrl-C, and so would every child of a test.
    set -m
    "$@" </dev/null &
    set +m
    local child=$!
    trap 'kill -- "-$child" 2>/dev/null; wait "$child"; exit 143' TERM INT HUP
    local code=0
    wait "$child" || code=$?
    trap - TERM INT HUP
    return "$code"
}

maven() { stoppable mvn -B -Dstyle.color=never -f "$RM_ROOT/pom.xml" "$@"; }

# The old jars go first: a dependency that is gone must not linger, and a JVM that still runs on them keeps its open files.
begin_build() {
    mkdir -p "$RM_ROOT/target"
    touch "$built.started"
    rm -rf "$built" "$RM_STANDALONE_LIB" "$RM_AGENT_LIB" "$RM_CLI_LIB"
}

# A source that was saved while the build ran is newer than its beginning.
end_build() { mv "$built.started" "$built"; }

rebuild() {
    sources_changed || return 0
    need_space
    say "building (a few minutes the first time; progress in $build_log)"
    begin_build
    maven -q -DskipTests package >"$build_log" 2>&1 || explain_failed_build
    end_build
    say "built"
}

explain_failed_build() {
    local unreachable='Could not transfer|Unknown host|No route to host|Network is unreachable|Connection refused'
    ! grep -qE "$unreachable" "$build_log" ||
        fail 3 "Maven could not download what the build needs; this machine must reach Maven Central once (details in $build_log)"
    grep -E '^\[ERROR\] .*(\.java|COMPILATION|Failed to|Could not|Non-resolvable)' "$build_log" | head -n 12 >&2 || true
    fail 1 "the build failed (all of it in $build_log)"
}

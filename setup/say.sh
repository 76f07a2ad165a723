# How the launcher talks: one line per step, on stderr, because stdout belongs to the JSON lines of `up` and `demo`.
# shellcheck shell=bash

say() { printf 'restic-manager: %s\n' "$*" >&2; }

# fail EXIT_CODE MESSAGE: the exit codes are those of docs/development.md.
fail() {
    local code=$1
    shift
    say "$@"
    exit "$code"
}

# at_least WANTED HAVE: true when version HAVE is WANTED or newer.
at_least() { [ "$(printf '%s\n' "$1" "$2" | sort -V | head -n 1)" = "$1" ]; }

# one_at_a_time COMMAND…: two starts in one checkout take turns instead of treading on each other.
one_at_a_time() {
    { mkdir -p "$RM_TOOLS" && exec 9>"$RM_TOOLS/.lock"; } 2>/dev/null || fail 1 "cannot write to $RM_TOOLS"
    flock --nonblock 9 || { say "waiting for another start in this checkout to finish its set-up"; flock 9; }
    "$@"
    exec 9>&-
}

# What the launcher's tests share. A test is a function whose name is a sentence beginning with `it_`; it runs in a shell
# and a folder ($here) of its own and fails with the first command that fails.
# shellcheck shell=bash disable=SC2154,SC2016

RM_ROOT=$(readlink -f "$(dirname "${BASH_SOURCE[0]}")/../..")
passed=0 failed=0

run_tests_of() {
    local file=$1 names test output
    mapfile -t names < <(sed -n 's/^\(it_[a-z0-9_]*\)().*/\1/p' "$file")
    for test in "${names[@]}"; do
        output=$(one_test "$file" "$test" 2>&1) && passed=$((passed + 1)) && continue
        failed=$((failed + 1))
        printf 'FAILED: %s\n%s\n' "${test//_/ }" "$output" | sed '2,$s/^/    /'
    done
}

# A fresh shell, because `set -e` does nothing inside a condition; with a limit, because a launcher must not hang.
one_test() {
    local folder code=0
    folder=$(mktemp -d)
    timeout 60 env -u JAVA_HOME -u RM_JAVA_HOME -u RM_NATS_SERVER -u RM_RESTIC -u RM_RESTIC_014 -u RM_RESTIC_018 -u RM_REST_SERVER \
        here="$folder" bash -euc ". '${BASH_SOURCE[0]}'; . '$1'; $2" || code=$?
    rm -rf "$folder"
    return $code
}

# run COMMAND…: leaves the exit code in $code, the two outputs in $out and $err.
run() {
    code=0
    "$@" >"$here/out" 2>"$here/err" </dev/null || code=$?
    out=$(cat "$here/out")
    err=$(cat "$here/err")
}

is() { [ "$1" = "$2" ] || { echo "expected: $2"; echo "was: $1"; echo "stderr: ${err:-}"; false; }; }
has() { [[ $1 == *"$2"* ]] || { echo "'$2' is not in: $1"; false; }; }

# refused EXIT_CODE WORDS: one clear line on stderr, nothing on stdout.
refused() {
    is "$code" "$1"
    is "$out" ""
    is "$(wc -l <"$here/err")" 1
    has "$err" "$2"
}

# program NAME LINE…: a stand-in that is found before the real one.
program() {
    mkdir -p "$here/bin"
    { echo '#!/bin/bash'; printf '%s\n' "${@:2}"; } >"$here/bin/$1"
    chmod +x "$here/bin/$1"
    export PATH=$here/bin:${PATH#"$here/bin:"}
}

# jdk NAME VERSION: an installed JDK whose java tells how it was called.
jdk() {
    mkdir -p "$here/jvm/$1/bin"
    echo "JAVA_VERSION=\"$2\"" >"$here/jvm/$1/release"
    printf '#!/bin/bash\necho "$PWD"\nprintf "%%s\\n" "$@"\nexit ${JAVA_EXIT:-0}\n' >"$here/jvm/$1/bin/java"
    touch "$here/jvm/$1/bin/javac"
    chmod +x "$here/jvm/$1/bin/"*
}

# checkout: the launcher amid a project of one source file, with JDK 25, and a Maven that notes each build.
checkout() {
    mkdir -p "$here/checkout/hub/src/main/java"
    cp -r "$RM_ROOT/restic-manager" "$RM_ROOT/setup" "$here/checkout/"
    mkdir -p "$here/checkout/deploy/install" "$here/checkout/deploy/server" "$here/checkout/deploy/standalone/target" "$here/checkout/agent/target"
    touch "$here/checkout/deploy/server/options"
    echo server | tee "$here/checkout/deploy/standalone/target/sbom.json" >"$here/checkout/agent/target/sbom.json"
    printf '%s\n' '#!/bin/sh' 'echo "$@" >>"$0.calls"' 'echo server >"$6/restic-manager-server-linux-amd64.tar.gz"' >"$here/checkout/setup/server-package"
    printf '%s\n' '#!/bin/sh' 'echo "$@" >>"$0.calls"' 'echo script >"$3/install.sh"' >"$here/checkout/setup/agent-package"
    echo '<module>hub</module>' | tee "$here/checkout/pom.xml" >"$here/checkout/hub/pom.xml"
    echo "final class Hub {}" >"$here/checkout/hub/src/main/java/Hub.java"
    jdk temurin-25 25.0.3
    export RM_JVM_DIRS="$here/jvm/*" RM_APT_MIRROR=http://127.0.0.1:1/debian RM_LEAST_FREE_MIB=1 RM_DEBIAN_ROOT=$here
    program java
    program nats-server 'echo "nats-server: v2.10.27"'
    program restic 'echo "restic 0.18.0 compiled with go1.24"'
    program mvn "echo build >>$here/builds" \
        "mkdir -p $here/checkout/deploy/standalone/target/standalone/lib $here/checkout/agent/target/agent/lib $here/checkout/cli/target/cli/lib"
}

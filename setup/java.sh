# Finds JDK 25, wherever the machine keeps it, without starting a single JVM.
# shellcheck shell=bash

# is_jdk_25 HOME: a JDK (not only a runtime) whose release file says 25.
is_jdk_25() { [ -x "$1/bin/javac" ] && grep -qs '^JAVA_VERSION="25[".]' "$1/release"; }

# Candidates in the order of preference: named for us, named for everybody, on the path, installed.
jdk_candidates() {
    printf '%s\n' "${RM_JAVA_HOME:-}" "${JAVA_HOME:-}"
    local java
    if java=$(command -v java); then dirname "$(dirname "$(readlink -f "$java")")"; fi
    # shellcheck disable=SC2086 # the patterns are meant to be expanded
    printf '%s\n' ${RM_JVM_DIRS:-/usr/lib/jvm/* /opt/java/* /opt/jdk*}
}

# need_java: sets RM_JAVA and lets Maven's toolchains find the same JDK.
need_java() {
    local home
    while read -r home; do
        if [ -z "$home" ] || ! is_jdk_25 "$home"; then continue; fi
        export RM_JAVA=$home/bin/java JAVA25_HOME=$home
        return
    done < <(jdk_candidates)
    fail 3 "JDK 25 is missing: install one (Temurin 25, or openjdk-25-jdk-headless where Debian has it) or name it in RM_JAVA_HOME"
}

# need_maven: any Maven on any JDK from 17 on; the build itself picks JDK 25.
need_maven() {
    command -v mvn >/dev/null || install_package maven Maven
    command -v java >/dev/null || [ -n "${JAVA_HOME:-}" ] || export JAVA_HOME=$JAVA25_HOME
}

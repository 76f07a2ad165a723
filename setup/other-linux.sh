# The JDK of the other Linux, amd64 or arm64, out of Debian's packages for that processor: jlink takes the agent's runtime out
# of its jmods, so nothing of it has to run here.
# shellcheck shell=bash

# The suites with openjdk-25.
jdk_suite=trixie

other_linux() { case $(uname -m) in x86_64) echo arm64 ;; aarch64) echo amd64 ;; *) return 1 ;; esac; }

names_other_linux() {
    local folder
    IFS=: read -ra folders <<<"${RM_OTHER_JDKS:-}"
    for folder in "${folders[@]}"; do
        [ "$("$RM_ROOT/setup/other-package" "$folder" 2>/dev/null)" != "linux-$1" ] || return 0
    done
    return 1
}

# jdk_in FOLDER: where Debian's package has the JDK in FOLDER.
jdk_in() { echo "$1"/usr/lib/jvm/java-25-openjdk-*; }

take_other_linux() {
    local arch=$1 fresh=$RM_TOOLS/.fresh part
    rm -rf "$fresh"
    for part in jre jdk; do
        unpack "$jdk_suite" "openjdk-25-$part-headless" "$fresh/package" || return 1
    done
    # Debian keeps the settings in /etc, which links of the package point to; jlink takes its own out of the jmods.
    [ -e "$(jdk_in "$fresh/package")/jmods/java.base.jmod" ] || return 1
    rm -rf "${RM_TOOLS:?}/jdk-linux-$arch"
    mkdir "$fresh/jdk"
    cp -rL "$(jdk_in "$fresh/package")/jmods" "$(jdk_in "$fresh/package")/release" "$fresh/jdk/"
    mv -T "$fresh/jdk" "$RM_TOOLS/jdk-linux-$arch"
}

# need_other_linux: adds it to RM_OTHER_JDKS unless that has one already; without one the other Linux gets no package.
need_other_linux() {
    local arch kept
    arch=$(other_linux) || return 0
    ! names_other_linux "$arch" || return 0
    kept=$RM_TOOLS/jdk-linux-$arch
    if [ ! -e "$kept/release" ]; then
        say "taking the JDK for linux-$arch out of Debian $jdk_suite"
        foreign=$arch take_other_linux "$arch" || kept=
        [ -n "$kept" ] || say "there was none to take: $(why_not "$jdk_suite")"
        close_suites
    fi
    [ -z "$kept" ] || RM_OTHER_JDKS=${RM_OTHER_JDKS:+$RM_OTHER_JDKS:}$kept
}

# Takes single programs out of Debian packages of any suite without installing them: own package lists, own cache, the
# machine's own mirror and Debian's keyring. Nothing outside the tools folder changes, and no root is needed.
# shellcheck shell=bash

keyring=/usr/share/keyrings/debian-archive-keyring.gpg

# The archives to try, the user's choice first.
debian_mirrors() {
    if [ -n "${RM_APT_MIRROR:-}" ]; then
        echo "$RM_APT_MIRROR"
        return
    fi
    local files=()
    mapfile -t files < <(find /etc/apt/sources.list /etc/apt/sources.list.d -maxdepth 1 -type f \
        \( -name '*.sources' -o -name '*.list' \) 2>/dev/null)
    [ ${#files[@]} -eq 0 ] || awk -v codename="$(. /etc/os-release && echo "${VERSION_CODENAME:-none}")" -f "$RM_ROOT/setup/mirrors.awk" "${files[@]}"
}

# suite_apt SUITE ARGUMENT…: apt-get that sees only that suite and believes that nothing is installed; for another processor
# when $foreign names it.
suite_apt() {
    local state=$RM_TOOLS/.apt/$1
    shift
    apt-get -q \
        -o Dir::Etc::SourceList="$state/sources.list" -o Dir::Etc::SourceParts=/dev/null \
        -o Dir::Etc::Preferences=/dev/null -o Dir::Etc::PreferencesParts=/dev/null \
        -o Dir::State="$state" -o Dir::State::Lists="$state/lists" -o Dir::State::Status="$state/status" \
        -o Dir::Cache="$state/cache" -o Dir::Log="$state" \
        -o Acquire::Languages=none -o Acquire::Retries=1 -o Acquire::http::Timeout=20 \
        -o APT::Update::Error-Mode=any -o APT::Sandbox::User="$(id -un)" ${foreign:+-o "APT::Architecture=$foreign"} "$@"
}

# open_suite SUITE: fetches the suite's package list from the first mirror that has it, once per run.
open_suite() {
    local suite=$1 state=$RM_TOOLS/.apt/$1 mirror
    [ ! -e "$state/ready" ] || return 0
    [ ! -e "$state/failed" ] || return 1
    mkdir -p "$state/lists/partial" "$state/cache/archives/partial"
    : >"$state/status"
    echo "no Debian mirror in /etc/apt" >"$state/log"
    while read -r mirror; do
        echo "deb [signed-by=$keyring] $mirror $suite main" >"$state/sources.list"
        if suite_apt "$suite" update >"$state/log" 2>&1 </dev/null; then
            touch "$state/ready"
            return 0
        fi
    done < <(debian_mirrors)
    touch "$state/failed"
    return 1
}

# unpack SUITE PACKAGE FOLDER: the package's files in FOLDER.
unpack() {
    local suite=$1 package=$2 folder=$3 state=$RM_TOOLS/.apt/$1
    open_suite "$suite" || return 1
    rm -f "$state"/cache/*.deb
    (cd "$state/cache" && suite_apt "$suite" download "$package" >"$state/log" 2>&1 </dev/null) || return 1
    mkdir -p "$folder"
    dpkg -x "$state"/cache/*.deb "$folder" 2>>"$state/log"
}

# why_not SUITE: the first thing apt complained about, on one line.
why_not() {
    grep -m 1 -E '^[EW]: ' "$RM_TOOLS/.apt/$1/log" 2>/dev/null || head -n 1 "$RM_TOOLS/.apt/$1/log" 2>/dev/null
}

# close_suites: the lists are large and soon stale, the rest of a package is of no use.
close_suites() { rm -rf "$RM_TOOLS/.apt" "$RM_TOOLS/.fresh"; }

# install_package PACKAGE COMMAND: a whole package with what it depends on, by the system's own apt; root only.
install_package() {
    local package=$1 log=$RM_TOOLS/apt-$1.log
    [ "$(id -u)" -eq 0 ] || fail 3 "$2 is missing: install the package $package (apt-get install $package)"
    command -v apt-get >/dev/null || fail 3 "$2 is missing and this is no Debian: install $package"
    say "installing $package with apt-get"
    export DEBIAN_FRONTEND=noninteractive
    # A broken third-party source fails the update, and need not keep us from installing a Debian package.
    apt-get -q -o Acquire::Retries=1 -o Acquire::http::Timeout=20 update >"$log" 2>&1 </dev/null || true
    apt-get -q -y --no-install-recommends -o DPkg::Lock::Timeout=300 install "$package" >>"$log" 2>&1 </dev/null ||
        fail 3 "$2 is missing and apt-get install $package failed: $(grep -m 1 '^E: ' "$log") (all of it in $log)"
    rm -f "$log"
}

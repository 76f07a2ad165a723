# A small Debian of its own for the tests, in which a machine is installed that has nothing but Debian: made once by
# mmdebstrap out of the machine's own suite and mirror. Tests run in a copy of it and leave this one as it is.
# shellcheck shell=bash

# Beyond Debian's minimum: systemd for the services, and what the line of *Add host* is typed with.
debian_root_packages=systemd,curl,ca-certificates

# is_debian_root FOLDER: finished, and of these packages.
is_debian_root() { grep -qxs "$debian_root_packages" "$1/made"; }

# Without what nobody reads in a test; the copy is made quickly then.
make_debian_root() {
    local suite=$1 folder=$2 state=$RM_TOOLS/.apt/$1 no
    no=(--dpkgopt='path-exclude=/usr/share/man/*' --dpkgopt='path-exclude=/usr/share/doc/*' --dpkgopt='path-exclude=/usr/share/locale/*')
    open_suite "$suite" || return 1
    mmdebstrap --quiet --mode=root --variant=minbase --include="$debian_root_packages" "${no[@]}" --format=directory \
        "$suite" "$folder" "$state/sources.list" >"$state/log" 2>&1 </dev/null
}

# can_have_a_root: a test gives it processes and mounts of its own.
can_have_a_root() { unshare --mount --pid --fork --mount-proc true 2>/dev/null; }

# Only one test or two begin with it, and only root can make it: whoever is not root misses these, and hears of it.
need_debian_root() {
    [ ! -x "${RM_DEBIAN_ROOT:-}" ] || return 0
    local kept=$RM_TOOLS/debian-root fresh=$RM_TOOLS/.fresh suite
    RM_DEBIAN_ROOT=$kept/root
    if ! is_debian_root "$kept"; then
        can_have_a_root || { say "only root that may mount can make the Debian that some tests install into; they will fail" && return; }
        command -v mmdebstrap >/dev/null || install_package mmdebstrap mmdebstrap
        suite=$(. /etc/os-release && echo "${VERSION_CODENAME:-bookworm}")
        say "making a small Debian $suite for the tests"
        rm -rf --one-file-system "$fresh" "$kept"
        mkdir -p "$fresh/tool"
        make_debian_root "$suite" "$fresh/tool/root" || missing "a small Debian for the tests" "$suite" "one as RM_DEBIAN_ROOT"
        echo "$debian_root_packages" >"$fresh/tool/made"
        mv -T "$fresh/tool" "$kept"
    fi
    export RM_DEBIAN_ROOT
}

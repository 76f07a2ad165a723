# What the packages of agent and server are made with.
# shellcheck shell=bash disable=SC2154

# packed_for: the processor of this machine, as the packages name it.
packed_for() {
    case $(uname -m) in
        x86_64) echo amd64 ;;
        aarch64) echo arm64 ;;
        *) echo "there is no package for $(uname -m)" >&2 && return 1 ;;
    esac
}

# runtime KEPT FOLDER MODULES OPTION…: a Java runtime out of $jdk, with what $root says of it. Making it takes most of the time, and it changes with the
# JDK and the modules only.
runtime() {
    local kept=$1 folder=$2 modules=$3
    shift 3
    local of
    of=$(cat "$jdk/release" "$root/setup/SecurityProviders.java" && echo "$modules $*")
    if [ ! -e "$kept/made" ] || [ "$of" != "$(cat "$kept/made")" ]; then
        rm -rf "$kept"
        "$jdk/bin/jlink" --add-modules "$modules" "$@" --no-header-files --no-man-pages --output "$kept"
        "$jdk/bin/java" "$root/setup/SecurityProviders.java" "$kept"
        echo "$of" >"$kept/made"
    fi
    cp -a "$kept" "$folder"
    rm "$folder/made"
}

# await SECONDS COMMAND…
await() {
    local end=$((SECONDS + $1))
    shift
    until "$@"; do
        [ $SECONDS -lt $end ] || return 1
        read -rt 0.05 <> <(:) || true
    done
}

# packed FOLDER NAME: the folder as a tar.gz on stdout, the same bytes whoever packs the same files, and whenever.
packed() {
    tar -C "$1" --owner=0 --group=0 --numeric-owner --mode=u+rwX,go+rX,go-w --mtime=@946684800 --sort=name -cf - "$2" | gzip -n -3
}

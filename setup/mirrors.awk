# Prints the address of every source in apt's own lists (deb822 `.sources` and one-line `.list`) that could be a Debian
# archive: packages, component main, and this release (`codename`) or an alias as suite. Likely ones come first; whether
# one really is Debian's is decided later by Debian's signature on what it serves.

function offer(types, addresses, suites, components, enabled,    i, n, part) {
    if (enabled == "no" || types !~ /(^| )deb( |$)/ || components !~ /(^| )main( |$)/) return
    if (suites !~ ("(^| )(" codename "|oldstable|stable|testing|unstable|sid)( |$)")) return
    n = split(addresses, part, " ")
    for (i = 1; i <= n; i++) {
        if (part[i] ~ /^cdrom:/ || seen[part[i]]++) continue
        if (part[i] ~ /debian/) print part[i]
        else others = others part[i] "\n"
    }
}

function flush() {
    if (field["uris"] != "")
        offer(field["types"], field["uris"], field["suites"], field["components"], field["enabled"])
    split("", field)
}

FNR == 1 { flush() }
/^[ \t]*#/ { next }
/^[ \t]*$/ { flush(); next }
/^deb[ \t]/ {
    gsub(/\[[^]]*\]/, "")
    components = ""
    for (i = 4; i <= NF; i++) components = components " " $i
    offer($1, $2, $3, components, "yes")
    next
}
/^[A-Za-z-]+:/ {
    name = tolower($1)
    sub(/:$/, "", name)
    $1 = ""
    sub(/^ /, "")
    field[name] = $0
    next
}
/^[ \t]/ { sub(/^[ \t]+/, " "); field[name] = field[name] $0 }
END { flush(); printf "%s", others }

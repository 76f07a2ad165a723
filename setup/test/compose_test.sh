# What deploy/compose/prepare makes of a name.
# shellcheck shell=bash disable=SC2154,SC2164

prepare() { run "$RM_ROOT/deploy/compose/prepare" "$1" "$here/made"; }

it_takes_names_and_addresses_of_both_kinds() {
    local name
    for name in backup.example.org backup 192.0.2.7 "2001:db8::1"; do
        rm -rf "$here/made"
        prepare "$name"
        is "$code" 0
        case $name in *:*) name="[$name]" ;; esac
        is "$(sed -n 1,2p "$here/made/.env")" "$(printf '%s\n' "RM_HOST=$name" "RM_BASE_URL=https://$name")"
    done
    has "$(openssl x509 -in "$here/made/secrets/tls.crt" -noout -ext subjectAltName)" "IP Address:2001:DB8:0:0:0:0:0:1"
}

it_makes_nothing_for_what_is_neither() {
    local name
    for name in "" --help backup.example.org:8443 . .. 1.2.3 256.1.1.1 -a a- a..b "a b" "a;b" https://backup.example.org; do
        prepare "$name"
        refused 2 "without a port"
        [ ! -e "$here/made" ]
    done
}

# When the agent is packed for other machines, and who serves it.
# shellcheck shell=bash disable=SC2154,SC2164,SC2016

packed() { grep -c . "$here/checkout/setup/agent-package.calls" 2>/dev/null || true; }

it_packs_the_agent_after_a_build_and_not_again() {
    checkout
    for _ in 1 2; do run "$here/checkout/restic-manager" package; done
    is "$code" 0
    is "$(packed)" 1
    has "$(cat "$here/checkout/setup/agent-package.calls")" "$here/checkout/agent/target/agent/lib $here/checkout/target/packages"
    touch -d '+1 second' "$here/checkout/hub/src/main/java/Hub.java"
    run "$here/checkout/restic-manager" package
    is "$(packed)" 2
}

it_serves_the_packages_and_those_of_the_user_first() {
    checkout
    printf '%s\n' '#!/bin/sh' 'echo "$RM_INSTALL_PACKAGES_DIR"' >"$here/jvm/temurin-25/bin/java"
    run "$here/checkout/restic-manager" up
    is "$out" "$here/checkout/target/packages"
    RM_INSTALL_PACKAGES_DIR=/srv/packages run "$here/checkout/restic-manager" up
    is "$out" /srv/packages
}

it_starts_the_stack_without_a_package_that_could_not_be_made() {
    checkout
    printf '%s\n' '#!/bin/sh' 'echo no jlink; exit 1' >"$here/checkout/setup/agent-package"
    run "$here/checkout/restic-manager" up
    is "$code" 0
    has "$err" "the agent could not be packed"
    run "$here/checkout/restic-manager" package
    is "$code" 1
    has "$(cat "$here/checkout/target/package.log")" "no jlink"
}

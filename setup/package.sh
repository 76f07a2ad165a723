# The package that endpoints install, which the stack serves below /install.
# shellcheck shell=bash disable=SC2154

# What `up` and `demo` offer to endpoints, unless they were told otherwise.
packages=$RM_ROOT/target/packages

# serve_packages: the variable is for the stack alone; tests say themselves what they serve.
serve_packages() { export RM_INSTALL_PACKAGES_DIR=${RM_INSTALL_PACKAGES_DIR:-$packages}; }

is_packaged() {
    [ "$packages/install.sh" -nt "$built" ] && [ "$packages/install.sh" -nt "$RM_ROOT/deploy/install/install.sh" ] &&
        [ "$packages/install.sh" -nt "$RM_ROOT/setup/agent-package" ]
}

# package_agent: about ten seconds, and only after a build.
package_agent() {
    ! is_packaged || return 0
    say "packing the agent for other machines"
    mkdir -p "$packages"
    rm -f "$packages/install.sh"
    "$RM_ROOT/setup/agent-package" "$JAVA25_HOME" "$RM_AGENT_LIB" "$packages" >"$RM_ROOT/target/package.log" 2>&1
}

package_or_fail() {
    prepare package
    package_agent || fail 1 "the agent could not be packed (all of it in $RM_ROOT/target/package.log)"
    say "the agent's package and its install.sh are in $packages"
}

# The stack itself works without one; *Add host* says then what is missing.
prepare_stack() {
    prepare "$1"
    package_agent || say "the agent could not be packed, so only this machine can run it (all of it in $RM_ROOT/target/package.log)"
}

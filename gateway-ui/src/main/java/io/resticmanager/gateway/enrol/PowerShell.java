package io.resticmanager.gateway.enrol;

/** Words for PowerShell. */
final class PowerShell {

    private PowerShell() {}

    /** In single quotes; PowerShell takes the typographic ones for quotes too, and each is doubled. */
    static String quoted(String word) {
        return "'" + word.replaceAll("['\u2018\u2019\u201a\u201b]", "$0$0") + "'";
    }
}

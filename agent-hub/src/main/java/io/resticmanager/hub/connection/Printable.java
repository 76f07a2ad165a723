package io.resticmanager.hub.connection;

/** Text from outside on its way into a log line or an answer: short, and on one line. */
final class Printable {

    private static final int MOST = 200;

    private Printable() {}

    static String of(String text) {
        var shown = text.length() <= MOST ? text : text.substring(0, MOST) + "…";
        return shown.chars().anyMatch(Character::isISOControl) ? "(unprintable)" : shown;
    }
}

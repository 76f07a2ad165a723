package io.resticmanager.agent.policy;

/** Text of others within a sentence of ours: short, and without what would disturb a log or a terminal. */
final class Shown {

    private static final int LONGEST = 120;

    private Shown() {}

    static String of(String text) {
        var plain = text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]", "?");
        return plain.length() <= LONGEST ? plain : plain.substring(0, LONGEST) + "…";
    }
}

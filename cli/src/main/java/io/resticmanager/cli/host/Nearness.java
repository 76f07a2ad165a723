package io.resticmanager.cli.host;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Which names somebody may have meant. */
final class Nearness {

    private static final int MOST = 3;

    private Nearness() {}

    /** At most three, the nearest first: those that differ by few letters, or have what was typed in them. */
    static List<String> of(String typed, List<String> names) {
        var wanted = typed.toLowerCase(Locale.ROOT);
        return names.stream().filter(name -> near(wanted, name.toLowerCase(Locale.ROOT)))
                .sorted(Comparator.comparingInt(name -> distance(wanted, name.toLowerCase(Locale.ROOT))))
                .limit(MOST).toList();
    }

    private static boolean near(String wanted, String name) {
        return !wanted.isEmpty() && name.contains(wanted)
                || distance(wanted, name) <= Math.max(1, (wanted.length() + 1) / 3);
    }

    /** Levenshtein: how many letters are put in, left out or replaced. */
    static int distance(String one, String other) {
        var row = new int[other.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            var diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                var replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[other.length()];
    }
}

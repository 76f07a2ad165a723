package io.resticmanager.contracts.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Numbers in order, at least one, as they are told: in runs, in steps, one by one. */
record Numbers(List<Integer> all) {

    // Fewer are read as easily one by one.
    private static final int RUN = 3;
    private static final int STEPS = 5;

    int size() {
        return all.size();
    }

    int first() {
        return all.getFirst();
    }

    int last() {
        return all.getLast();
    }

    /** How far each is from the one before; 1 for one alone, and 0 where that differs. */
    int step() {
        if (size() == 1) {
            return 1;
        }
        var step = all.get(1) - first();
        for (var i = 2; i < size(); i++) {
            if (all.get(i) - all.get(i - 1) != step) {
                return 0;
            }
        }
        return step;
    }

    boolean steady() {
        return size() > 1 && step() > 0;
    }

    /** Whether it is told as one run without gaps. */
    boolean run() {
        return size() >= RUN && step() == 1;
    }

    /** Whether a part of it is told as a run. */
    boolean hasRun() {
        return IntStream.range(0, size()).anyMatch(from -> endOfRun(from) - from + 1 >= RUN);
    }

    /** Whether it is told by its step, or as one run. */
    boolean longRun() {
        return run() || size() >= STEPS && steady();
    }

    /** Its step, as in {@code 2nd}. */
    String nth() {
        var step = step();
        var teen = step / 10 == 1;
        return step + switch (teen ? 0 : step % 10) {
            case 1 -> "st";
            case 2 -> "nd";
            case 3 -> "rd";
            default -> "th";
        };
    }

    /** As in {@code 1, 3 to 5 and 9}. */
    String inRuns(IntFunction<String> word) {
        var told = new ArrayList<String>();
        for (var from = 0; from < size();) {
            var to = endOfRun(from);
            if (to - from + 1 >= RUN) {
                told.add(word.apply(all.get(from)) + " to " + word.apply(all.get(to)));
                from = to + 1;
            } else {
                told.add(word.apply(all.get(from)));
                from++;
            }
        }
        return list(told.stream());
    }

    private int endOfRun(int from) {
        var to = from;
        while (to + 1 < size() && all.get(to + 1) == all.get(to) + 1) {
            to++;
        }
        return to;
    }

    /** As in {@code a, b and c}. */
    static String list(Stream<String> words) {
        var all = words.toList();
        return all.size() == 1
                ? all.getFirst()
                : String.join(", ", all.subList(0, all.size() - 1)) + " and " + all.getLast();
    }
}

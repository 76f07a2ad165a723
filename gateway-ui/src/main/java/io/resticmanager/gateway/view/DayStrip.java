package io.resticmanager.gateway.view;

import java.util.List;
import java.util.function.ToIntFunction;

import io.resticmanager.contracts.run.RunDay;

/** Due backups day by day, each day drawn as the worst of its runs: shape and colour together, and the same counted in words. */
public record DayStrip(List<RunDay> days) {

    /** For the class of each day, the oldest first: {@code f} failed or missed, {@code w} to look at, empty well, {@code n} none ended. */
    public List<String> marks() {
        return days.stream().map(DayStrip::mark).toList();
    }

    /** As in {@code Last 14 days: 10 succeeded, 1 with warnings, 3 failed, 1 missed}. */
    public String label() {
        var told = new StringBuilder();
        add(told, RunDay::well, "succeeded");
        add(told, RunDay::warnings, "with warnings");
        add(told, RunDay::suspect, "suspect");
        add(told, RunDay::failed, "failed or cancelled");
        add(told, RunDay::missed, "missed or overdue");
        add(told, RunDay::skipped, "skipped");
        add(told, RunDay::open, "not over yet");
        return "Last %d days: %s".formatted(days.size(), told.isEmpty() ? "no run was due" : told);
    }

    private void add(StringBuilder told, ToIntFunction<RunDay> part, String word) {
        var runs = days.stream().mapToInt(part).sum();
        if (runs > 0) {
            told.append(told.isEmpty() ? "" : ", ").append(Words.count(runs)).append(' ').append(word);
        }
    }

    private static String mark(RunDay day) {
        if (day.failed() + day.missed() > 0) {
            return "f";
        }
        if (day.warnings() + day.suspect() > 0) {
            return "w";
        }
        return day.well() > 0 ? "" : "n";
    }
}

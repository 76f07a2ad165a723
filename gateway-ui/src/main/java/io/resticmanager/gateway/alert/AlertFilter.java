package io.resticmanager.gateway.alert;

import java.util.Arrays;

import io.resticmanager.contracts.alert.AlertStatus;
import io.resticmanager.contracts.alert.Severity;
import io.resticmanager.gateway.problem.Complaints;
import org.jspecify.annotations.Nullable;

/** What a filter of alerts may hold, for the pages and the API alike. */
public final class AlertFilter {

    /** Stands for every status. */
    public static final String ALL = "all";
    private static final int TEXT_MOST = 200;

    private AlertFilter() {}

    /**
     * All that is wrong is told at once.
     *
     * @throws io.resticmanager.gateway.problem.ProblemException 422, with each error at its parameter
     */
    public static void check(@Nullable String status, @Nullable String severity, @Nullable String q) {
        var complaints = new Complaints();
        complaints.addIf(status != null && !status.equals(ALL) && unknown(AlertStatus.values(), status), "status",
                "A status is one of open, acknowledged, resolved, all.");
        complaints.addIf(severity != null && unknown(Severity.values(), severity), "severity",
                "A severity is one of warning, critical.");
        complaints.addIf(q != null && q.length() > TEXT_MOST, "q",
                "A text to look for has at most %d characters.".formatted(TEXT_MOST));
        complaints.throwIfAny();
    }

    private static boolean unknown(Enum<?>[] known, String word) {
        return Arrays.stream(known).noneMatch(one -> one.name().equals(word));
    }
}

package io.resticmanager.gateway.view;

import java.util.List;

import io.resticmanager.contracts.job.Finding;
import org.jspecify.annotations.Nullable;

/** The comparison of two snapshots: the job that makes it, none before somebody asked, and a page of what differs. */
public record DiffView(String hostId, String a, String b, @Nullable JobView job, @Nullable FoundView found) {

    public String shortA() {
        return a.substring(0, 8);
    }

    public String shortB() {
        return b.substring(0, 8);
    }

    /** What of it there is to show. */
    public String stage() {
        if (job == null) {
            return "none";
        }
        if (!job.over()) {
            return "running";
        }
        return job.finding().filter(Finding.Compared.class::isInstance).isPresent() ? "done" : "failed";
    }

    public boolean over() {
        return job == null || job.over();
    }

    public List<Figure> figures() {
        return job == null ? List.of() : job.finding().map(Findings::figures).orElse(List.of());
    }

    /** For those who hear it change. */
    public String announcement() {
        return switch (stage()) {
            case "none" -> "Not compared yet.";
            case "running" -> "The snapshots are being compared.";
            case "done" -> job == null ? "" : job.found();
            default -> "The comparison did not succeed.";
        };
    }
}

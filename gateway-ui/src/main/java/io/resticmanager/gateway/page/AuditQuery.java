package io.resticmanager.gateway.page;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.micronaut.http.HttpParameters;
import io.resticmanager.contracts.job.JobPeriod;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.gateway.audit.AuditFilter;
import io.resticmanager.gateway.problem.ProblemException;
import io.resticmanager.gateway.problem.Repeated;
import io.resticmanager.gateway.view.AuditView.Place;
import org.jspecify.annotations.Nullable;

/** What the address of the audit log asks for; blank is nothing, and no period is the last 7 days. */
record AuditQuery(@Nullable String actor, @Nullable String action, @Nullable String target, @Nullable String hostId,
        @Nullable String period, @Nullable String q, @Nullable String cursor, Optional<Problem> unfit) {

    private static final JobPeriod USUAL = JobPeriod.week;
    private static final List<String> NAMES = List.of("actor", "action", "target", "host_id", "period", "q", "cursor");

    static AuditQuery from(HttpParameters sent) {
        var period = Query.text(sent.get("period"));
        return new AuditQuery(Query.text(sent.get("actor")), Query.text(sent.get("action")),
                Query.text(sent.get("target")), Query.text(sent.get("host_id")),
                USUAL.word().equals(period) ? null : period, Query.text(sent.get("q")),
                Query.text(sent.get("cursor")), Repeated.among(sent, NAMES).or(() -> times(sent)));
    }

    // They would be left out of what is shown without a word.
    private static Optional<Problem> times(HttpParameters sent) {
        return Stream.of("from", "to").filter(name -> Query.text(sent.get(name)) != null).findFirst()
                .map(name -> Problem.invalid(name,
                        "This page shows a period: 24h, 7d, 30d or all. The API knows other times: /api/audit and /api/audit.csv."));
    }

    /** @throws ProblemException 422 with what can not be read */
    AuditFilter filter(Instant now) {
        unfit.ifPresent(problem -> {
            throw new ProblemException(problem);
        });
        return AuditFilter.of(actor, action, target, hostId, since(now).map(Instant::toString).orElse(null), null, q);
    }

    /** @param next the cursor of the page after this one, if there is one */
    Place place(Instant now, @Nullable String next) {
        return new Place(address().with("cursor", cursor).toString(), address().toString(),
                next == null ? null : address().with("cursor", next).toString(),
                part().with("from", unread(now)).toString());
    }

    private @Nullable String unread(Instant now) {
        try {
            return since(now).map(Instant::toString).orElse(null);
        } catch (ProblemException _) {
            return null;
        }
    }

    private Optional<Instant> since(Instant now) {
        if (period == null) {
            return USUAL.since(now);
        }
        return JobPeriod.of(period).orElseThrow(
                () -> new ProblemException(Problem.invalid("period", "A period is one of 24h, 7d, 30d, all.")))
                .since(now);
    }

    private Query address() {
        return part().with("period", period);
    }

    private Query part() {
        return Query.NONE.with("actor", actor).with("action", action).with("target", target).with("host_id", hostId)
                .with("q", q);
    }
}

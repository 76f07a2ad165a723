package io.resticmanager.gateway.view;

import static io.resticmanager.gateway.view.Samples.HOSTILE;
import static io.resticmanager.gateway.view.Samples.ID;
import static io.resticmanager.gateway.view.Samples.NOON;

import java.util.List;
import java.util.Map;

import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.gateway.audit.Act;
import io.resticmanager.gateway.audit.AuditExtent;
import io.resticmanager.gateway.audit.AuditLog.Result;
import io.resticmanager.gateway.audit.AuditLog.Target;
import io.resticmanager.gateway.audit.AuditRow;
import io.resticmanager.gateway.audit.Verdict;
import io.resticmanager.gateway.view.AuditView.Place;

/** The audit log with nothing, one, many and hostile things in it. */
final class AuditSamples {

    private static final Place FIRST = new Place("", "", null, "");

    private AuditSamples() {}

    static List<AuditView> lists() {
        var every = new AuditAsked(null, null, null, null, List.of(), List.of());
        var strange = new AuditAsked(HOSTILE, HOSTILE, HOSTILE, HOSTILE, List.of(HOSTILE, "agent:x"),
                List.of("job.run", HOSTILE));
        return List.of(
                new AuditView(strange, rows(), new AuditExtent(3_118, 400L, 1_203, NOON),
                        new Place("?q=x", "?q=x", "?cursor=c", "?q=x"), NOON, null),
                new AuditView(every, rows().subList(0, 1), new AuditExtent(1, 30L, 1, NOON), FIRST, null, null),
                new AuditView(every, List.of(), kept(0), FIRST, null, null),
                new AuditView(strange, List.of(), kept(99_000), new Place("?q=x", "?q=x", "?cursor=c", "?q=x"), NOON,
                        null),
                new AuditView(new AuditAsked(null, null, "all", null, List.of(), List.of()), List.of(), kept(0), FIRST,
                        null,
                        null),
                new AuditView(every, List.of(), kept(7), new Place("?cursor=c", "", null, ""), null, null),
                new AuditView(strange, List.of(), kept(7), FIRST, null, Problem.invalid("period", HOSTILE)),
                new AuditView(strange, List.of(), kept(7), FIRST, null, Problem.invalid("cursor", HOSTILE)));
    }

    private static AuditExtent kept(long rows) {
        return new AuditExtent(rows, null, 0, null);
    }

    static List<Verdict> verdicts() {
        return List.of(new Verdict(true, 3_118, null, "All is well.", 2, NOON, 3_110L, null, null),
                new Verdict(true, 0, null, "There is nothing in it yet.", 0, null, null, null, null),
                new Verdict(false, 3, 4L, HOSTILE, 1, NOON, 1L, null, null),
                new Verdict(true, 900, null, "All is well.", 2, NOON, 1_000L, 100L, NOON));
    }

    private static List<AuditRow> acts() {
        return List.of(row(1, "mira", "session.begin", new Target("session", ID), Result.ok),
                row(2, "agent:" + ID, "host.enroll", new Target("host", ID), Result.ok),
                row(3, "agent:gone", "host.enroll", new Target("host", "gone"), Result.refused),
                row(4, "system:jobs", "log.forget", new Target("job", ID), Result.failed),
                row(5, HOSTILE, HOSTILE, new Target(HOSTILE, HOSTILE), Result.ok));
    }

    private static List<AuditRowView> rows() {
        return acts().stream().map(row -> new AuditRowView(row, Map.of(ID, HOSTILE))).toList();
    }

    private static AuditRow row(long n, String actor, String action, Target target, Result result) {
        return new AuditRow(n,
                new Act("e" + n, NOON, NOON, actor, null, n == 5 ? HOSTILE : null, n == 4 ? null : "10.20.1.5", action,
                        target,
                        ID, HOSTILE, result),
                "", "");
    }
}

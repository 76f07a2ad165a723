package io.resticmanager.jobs.job;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.resticmanager.contracts.job.JobStatus;
import io.resticmanager.contracts.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * The statements that find jobs. Each holds only the conditions that are asked for, so that an index fits it. A period or words
 * are no condition of one column: the jobs that may be meant are gathered from where an index finds them, each part no longer
 * than the page.
 */
final class JobStatements {

    private static final String NEWEST = " ORDER BY queued_at DESC, id DESC LIMIT ?";
    private static final List<JobStatus> OPEN = List.of(JobStatus.queued, JobStatus.dispatched, JobStatus.running);
    private static final List<JobStatus> WELL_OR_NOT_AT_ALL = List.of(JobStatus.succeeded, JobStatus.cancelled);
    // Of more hosts there is always one among the newest jobs; of few it is sooner
    // to look at each.
    private static final int FEW = 200;

    private JobStatements() {}

    /** Where the conditions of the columns say it all. */
    static Clause plain(JobsWanted wanted, int limit) {
        return Clause.of("SELECT * FROM job").then(Clause.where(with(wanted.columns(), status(wanted))))
                .then(NEWEST, limit);
    }

    /** @param hosts those with all words in their names */
    static Clause gathered(JobsWanted wanted, List<String> hosts, int limit) {
        var parts = new ArrayList<Clause>();
        if (wanted.status() == null || WELL_OR_NOT_AT_ALL.contains(wanted.status())) {
            newest(wanted, hosts, limit).forEach(parts::add);
        }
        if (OPEN.stream().anyMatch(wanted::may)) {
            parts.add(open(wanted, limit));
        }
        if (wanted.may(JobStatus.failed)) {
            parts.add(failed(wanted, limit));
        }
        JobWords.ids(wanted.words()).forEach(id -> parts.add(byId(wanted, id, limit)));
        return Clause.of("SELECT job.* FROM (").then(Clause.joined(" UNION ", wrapped(parts)))
                .then(") AS found CROSS JOIN job ON job.id = found.id ORDER BY job.queued_at DESC, job.id DESC LIMIT ?",
                        limit);
    }

    /** How many there are of one that is not over, or of failed ones, counted up to {@code most}. */
    static Clause count(JobsWanted wanted, JobStatus status, int most) {
        return Clause.of("SELECT count(*) FROM (")
                .then(status == JobStatus.failed ? failed(wanted, most) : open(wanted, most)).then(")");
    }

    private static List<Clause> wrapped(List<Clause> parts) {
        return parts.isEmpty()
                ? List.of(Clause.of("SELECT id FROM job WHERE 0"))
                : parts.stream().map(part -> Clause.of("SELECT id FROM (").then(part).then(")")).toList();
    }

    // With words only those of hosts that have them in their names: else they are
    // found as failed, as open or by their ids.
    private static Stream<Clause> newest(JobsWanted wanted, List<String> hosts, int limit) {
        var since = wanted.since() == null ? null : Clause.of("queued_at >= ?", wanted.since().toEpochMilli());
        var conditions = with(wanted.columns(), status(wanted), since);
        if (wanted.words().isEmpty()) {
            return Stream.of(select("job", conditions, limit));
        }
        var ids = Json.text(hosts.toArray(String[]::new));
        if (hosts.size() > FEW || wanted.hostId() != null || wanted.schedule() != null) {
            return Stream.of(select("job",
                    with(conditions, Clause.of("+host_id IN (SELECT value FROM json_each(?))", ids)), limit));
        }
        return hosts.isEmpty() ? Stream.empty() : Stream.of(ofEach(ids, conditions, limit));
    }

    private static Clause ofEach(String hostIds, List<Clause> conditions, int limit) {
        var own = select("job AS own", with(conditions, Clause.of("host_id = named.value")), limit);
        return Clause.of("SELECT job.id FROM json_each(?) AS named CROSS JOIN job WHERE job.id IN (", hostIds).then(own)
                .then(") ORDER BY job.queued_at DESC, job.id DESC LIMIT ?", limit);
    }

    // Without a host the index of kinds looks better than it is: few jobs are open.
    private static Clause open(JobsWanted wanted, int limit) {
        var from = wanted.hostId() == null && wanted.schedule() == null
                ? "job INDEXED BY job_newest_of_status"
                : "job";
        var statuses = Clause.of(in(OPEN.stream().filter(wanted::may).toList()));
        return select(from, with(with(JobWords.everywhere(wanted.words()), wanted.columns()), statuses), limit);
    }

    private static Clause failed(JobsWanted wanted, int limit) {
        var since = wanted.since() == null ? null : wanted.since().toEpochMilli();
        var within = since == null ? null : Clause.of("(queued_at >= ? OR finished_at >= ?)", since, since);
        return select("job INDEXED BY job_failed", with(with(JobWords.everywhere(wanted.words()), wanted.columns()),
                Clause.of("status = 'failed'"), within), limit);
    }

    private static Clause byId(JobsWanted wanted, Clause id, int limit) {
        var since = wanted.since() == null ? null : wanted.since().toEpochMilli();
        var within = since == null
                ? null
                : Clause.of("(queued_at >= ? OR %s OR status = 'failed' AND finished_at >= ?)".formatted(in(OPEN)),
                        since, since);
        return select("job", with(with(JobWords.everywhere(wanted.words()), wanted.columns()), id, status(wanted),
                within), limit);
    }

    private static Clause select(String from, List<Clause> conditions, int limit) {
        return Clause.of("SELECT id FROM " + from).then(Clause.where(conditions)).then(NEWEST, limit);
    }

    // A partial index is found only by what is written out.
    private static @Nullable Clause status(JobsWanted wanted) {
        return wanted.status() == null ? null : Clause.of(in(List.of(wanted.status())));
    }

    private static String in(List<JobStatus> statuses) {
        return statuses.size() == 1
                ? "status = '%s'".formatted(statuses.getFirst())
                : "status IN (%s)".formatted(
                        statuses.stream().map("'%s'"::formatted).collect(Collectors.joining(", ")));
    }

    private static List<Clause> with(List<Clause> conditions, @Nullable Clause... more) {
        return Stream.concat(conditions.stream(), Stream.of(more).filter(Objects::nonNull)).toList();
    }

    private static List<Clause> with(List<Clause> conditions, List<Clause> more) {
        return Stream.concat(conditions.stream(), more.stream()).toList();
    }
}

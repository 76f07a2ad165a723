package io.resticmanager.jobs.item;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.contracts.job.JobsRpc;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.contracts.rpc.Reply;
import io.resticmanager.jobs.job.JobQueries;
import io.resticmanager.platform.rpc.Caller;
import io.resticmanager.platform.sqlite.Transactions;

/** What a job found, page by page, in the order of its agent. */
@Singleton
public final class ItemPages {

    static final int ITEMS = 1_000;

    /** Text of one page; one of snapshots with very many paths is shorter than asked for. */
    static final int BYTES = 512 * 1024;

    private static final Pattern SORTS = Pattern.compile("keep|remove|lock|not_restored|[-+]|[MUT?]{1,4}");

    private final JobQueries jobs;
    private final Transactions transactions;

    ItemPages(JobQueries jobs, @Named("jobs") Transactions transactions) {
        this.jobs = jobs;
        this.transactions = transactions;
    }

    public Reply<JobsRpc.ItemPage> page(Caller caller, JobsRpc.ItemsAfter asked) {
        if (asked.limit() < 1 || asked.limit() > ITEMS) {
            return Reply.refused(Problem.invalid("limit", "A page has 1 to %,d items.".formatted(ITEMS)));
        }
        if (asked.only() != null && !asked.only().isEmpty() && !SORTS.matcher(asked.only()).matches()) {
            return Reply.refused(Problem.invalid("only",
                    "One of keep, remove, lock and not_restored, or what a diff shows of a change: +, -, M, U, T and ? together."));
        }
        // The job is looked at first: items that come between the two reads are then
        // not missed by an early "complete".
        var job = jobs.find(asked.jobId());
        if (job.isEmpty()) {
            return Reply.refused(JobQueries.unknown(asked.jobId()));
        }
        var found = transactions.<List<ItemRow>>readSql(connection -> JobItems.after(connection, asked));
        var rows = fitting(found, asked.limit());
        var more = rows.size() < found.size();
        return Reply.of(new JobsRpc.ItemPage(rows.stream().map(ItemRow::parsed).toList(),
                more ? rows.getLast().n() : null, !more && job.get().state().status().over()));
    }

    // At least one, or a list would never end.
    private static List<ItemRow> fitting(List<ItemRow> rows, int limit) {
        var bytes = 0;
        for (var i = 0; i < rows.size(); i++) {
            bytes += rows.get(i).body().getBytes(StandardCharsets.UTF_8).length;
            if (i == limit || (i > 0 && bytes > BYTES)) {
                return rows.subList(0, i);
            }
        }
        return rows;
    }
}

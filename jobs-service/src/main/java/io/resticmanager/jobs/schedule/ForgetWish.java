package io.resticmanager.jobs.schedule;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.contracts.job.ForgetOptions;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobOptions;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.contracts.rpc.Reply;
import io.resticmanager.contracts.schedule.Schedule;
import io.resticmanager.platform.sqlite.Transactions;

/**
 * What a forget schedule keeps: by its own policy and by those of its host's backup schedules. Without one of its own it removes
 * only what one of those made; where there is anything else nothing is removed, and it is said what is missing.
 */
@Singleton
final class ForgetWish {

    private static final String MADE_BY_NONE = """
            SELECT count(*) FROM snapshot WHERE host_id = ? AND NOT EXISTS (
                SELECT 1 FROM json_each(snapshot.body, '$.tags') AS tag
                JOIN schedule ON 'rm-schedule=' || schedule.id = tag.value
                WHERE schedule.host_id = snapshot.host_id AND schedule.kind = 'backup' AND schedule.removed_at IS NULL
                  AND json_extract(schedule.body, '$.retention') IS NOT NULL)""";

    private final Transactions transactions;

    ForgetWish(@Named("jobs") Transactions transactions) {
        this.transactions = transactions;
    }

    Reply<JobOptions> of(Schedule schedule) {
        var host = schedule.hostId();
        var backups = transactions.<List<Schedule>>readSql(connection -> ScheduleTable.ofHost(connection, host))
                .stream().filter(each -> each.kind() == JobKind.backup).map(Schedule::retention)
                .filter(Objects::nonNull).toList();
        var others = schedule.retention() == null ? countOthers(host) : 0;
        if (others > 0) {
            return Reply
                    .refused(Problem.conflict(("%d snapshots of this host were made by no backup schedule that has a "
                            + "retention policy, so nothing says what to keep of them. Give the schedule %s a policy of its own.")
                            .formatted(others, schedule.name())));
        }
        return Policies.together(Stream.concat(Stream.ofNullable(schedule.retention()), backups.stream()).toList())
                .<Reply<JobOptions>>map(policy -> Reply.of(new ForgetOptions(policy, null, null)))
                .orElseGet(
                        () -> Reply.refused(Problem.conflict("No backup schedule of this host has a retention policy "
                                + "any more, so nothing says what to keep.")));
    }

    private int countOthers(String host) {
        return transactions.<Integer>readSql(connection -> {
            try (var select = connection.prepareStatement(MADE_BY_NONE)) {
                select.setString(1, host);
                try (var rows = select.executeQuery()) {
                    rows.next();
                    return rows.getInt(1);
                }
            }
        });
    }
}

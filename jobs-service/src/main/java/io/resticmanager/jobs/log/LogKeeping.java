package io.resticmanager.jobs.log;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.contracts.job.JobsRpc.ChangedKeeping;
import io.resticmanager.contracts.job.JobsRpc.Keeping;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.rpc.Nothing;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.contracts.rpc.Reply;
import io.resticmanager.jobs.JobsSettings;
import io.resticmanager.jobs.audit.Audit;
import io.resticmanager.platform.rpc.Caller;
import io.resticmanager.platform.sqlite.Ask;
import io.resticmanager.platform.sqlite.Transactions;
import org.jspecify.annotations.Nullable;

/** How long logs are kept: as the environment says, else as a person said, else 90 days. */
@Singleton
public final class LogKeeping {

    private static final int DAYS = 90;
    private static final int MOST_DAYS = 3650;

    private final Transactions transactions;
    private final Audit audit;
    private final @Nullable Duration fixed;

    LogKeeping(@Named("jobs") Transactions transactions, Audit audit, JobsSettings settings) {
        this.transactions = transactions;
        this.audit = audit;
        this.fixed = settings.logKept();
    }

    /** As it is now: what is changed counts from the next time on that old logs are forgotten. */
    Duration kept() {
        return fixed == null ? Duration.ofDays(transactions.<Integer>readSql(LogKeeping::days)) : fixed;
    }

    public Reply<Keeping> get(Caller caller, Nothing asked) {
        return Reply.of(told());
    }

    public Reply<Keeping> change(Caller caller, ChangedKeeping asked) {
        return problem(asked.jobLogDays()).<Reply<Keeping>>map(Reply::refused).orElseGet(() -> {
            transactions.writeSql(connection -> change(connection, caller.actor(), asked.jobLogDays()));
            return Reply.of(told());
        });
    }

    private Optional<Problem> problem(int days) {
        if (fixed != null) {
            return Optional.of(Problem.invalid("job_log_days",
                    "The environment sets this: change RM_JOB_LOG_KEPT and start again."));
        }
        return days < 1 || days > MOST_DAYS
                ? Optional.of(Problem.invalid("job_log_days", "1 to %d days.".formatted(MOST_DAYS)))
                : Optional.empty();
    }

    private boolean change(Connection connection, Actor actor, int days) throws SQLException {
        var before = days(connection);
        if (before == days) {
            return false;
        }
        Ask.change(connection, """
                INSERT INTO keeping (one, job_log_days) VALUES (1, ?)
                ON CONFLICT DO UPDATE SET job_log_days = excluded.job_log_days""", days);
        audit.done(actor, null, new Audit.Deed("settings.change", "settings", "job_log_days"),
                "logs of jobs are kept %d days, before %d".formatted(days, before));
        return true;
    }

    // Part of a day is told as the whole one.
    private Keeping told() {
        var kept = kept();
        return new Keeping(Math.toIntExact(kept.plusDays(1).minusNanos(1).toDays()), fixed != null);
    }

    private static int days(Connection connection) throws SQLException {
        return Ask.first(connection, rows -> rows.getInt(1), "SELECT job_log_days FROM keeping").orElse(DAYS);
    }
}

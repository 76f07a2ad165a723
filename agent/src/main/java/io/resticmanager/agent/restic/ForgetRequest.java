package io.resticmanager.agent.restic;

import java.util.ArrayList;
import java.util.List;

import io.resticmanager.contracts.job.Retention;
import org.jspecify.annotations.Nullable;

/**
 * What to keep of the snapshots under one host name, and of nobody else's. With {@code tags} of those only that have one of them, as
 * restic takes it: commas stand between tags that a snapshot must have together, and an empty one is for those without any.
 */
public record ForgetRequest(String host, List<String> tags, Retention retention) {

    /** The tag of all snapshots that a schedule made. */
    public static String tagOf(String scheduleId) {
        return BackupRequest.SCHEDULE_TAG + scheduleId;
    }

    /** Asks what would go, and why the rest would stay. */
    List<String> planArguments() {
        var arguments = new ArrayList<>(List.of("forget", "--json", "--dry-run", "--host=" + host));
        tags.forEach(tag -> arguments.add("--tag=" + tag));
        add(arguments, "--keep-last=", retention.keepLast());
        add(arguments, "--keep-hourly=", retention.keepHourly());
        add(arguments, "--keep-daily=", retention.keepDaily());
        add(arguments, "--keep-weekly=", retention.keepWeekly());
        add(arguments, "--keep-monthly=", retention.keepMonthly());
        add(arguments, "--keep-yearly=", retention.keepYearly());
        add(arguments, "--keep-within=", retention.keepWithin());
        retention.keepTags().forEach(tag -> arguments.add("--keep-tag=" + tag));
        add(arguments, "--group-by=", retention.groupBy() == null ? "host,paths" : retention.groupBy());
        return arguments;
    }

    private static void add(List<String> arguments, String flag, @Nullable Object value) {
        if (value != null) {
            arguments.add(flag + value);
        }
    }
}

package io.resticmanager.agent.restic;

import java.util.ArrayList;
import java.util.List;

import io.resticmanager.contracts.job.Retention;
import org.jspecify.annotations.Nullable;

/** What to keep of the snapshots under one host name, and of nobody else's. */
public record ForgetRequest(String host, Retention retention) {

    /** Asks what would go, and why the rest would stay. */
    List<String> planArguments() {
        var arguments = new ArrayList<>(List.of("forget", "--json", "--dry-run", "--host=" + host));
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

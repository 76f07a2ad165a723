package io.resticmanager.jobs.schedule;

import java.util.List;
import java.util.stream.Stream;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.contracts.job.ForgetOptions.Policy;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.schedule.Schedule;
import io.resticmanager.jobs.queue.HostPolicies;
import io.resticmanager.platform.sqlite.Transactions;

/** Reads them from the schedules as they are now. One that was removed has none any more: its snapshots are nobody's. */
@Singleton
final class SchedulePolicies implements HostPolicies {

    private final Transactions transactions;

    SchedulePolicies(@Named("jobs") Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public List<Policy> of(String host) {
        return transactions.<List<Schedule>>readSql(connection -> ScheduleTable.ofHost(connection, host)).stream()
                .filter(schedule -> schedule.kind() == JobKind.backup).flatMap(SchedulePolicies::policy).toList();
    }

    private static Stream<Policy> policy(Schedule schedule) {
        var retention = schedule.retention();
        return retention == null
                ? Stream.empty()
                : Stream.of(new Policy(schedule.id(), schedule.name(), retention));
    }
}

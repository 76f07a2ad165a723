package io.resticmanager.jobs.repository;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.contracts.job.JobsRpc.HostMeasurements;
import io.resticmanager.contracts.job.JobsRpc.HostsMeasurements;
import io.resticmanager.contracts.job.JobsRpc.MeasurementsOf;
import io.resticmanager.contracts.rpc.FieldError;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.contracts.rpc.Reply;
import io.resticmanager.platform.rpc.Caller;
import io.resticmanager.platform.sqlite.Transactions;

/** Tells how large the repositories of many hosts have been, for lists of hosts. */
@Singleton
public final class SizesOfHosts {

    private final Transactions transactions;

    SizesOfHosts(@Named("jobs") Transactions transactions) {
        this.transactions = transactions;
    }

    /** 422 for more hosts, or more of each, than one answer may hold. */
    public Reply<HostsMeasurements> of(Caller caller, MeasurementsOf asked) {
        var errors = wrong(asked);
        return errors.isEmpty()
                ? Reply.of(new HostsMeasurements(
                        transactions.<List<HostMeasurements>>readSql(connection -> sizes(connection, asked))))
                : Reply.refused(Problem.invalid(errors));
    }

    private static List<FieldError> wrong(MeasurementsOf asked) {
        var errors = new ArrayList<FieldError>();
        if (asked.hostIds().size() > MeasurementsOf.MOST_HOSTS) {
            errors.add(new FieldError("host_ids", "At most %d hosts at once.".formatted(MeasurementsOf.MOST_HOSTS)));
        }
        if (asked.newest() < 1 || asked.newest() > MeasurementsOf.MOST_NEWEST) {
            errors.add(new FieldError("newest", "From 1 to %d of each host.".formatted(MeasurementsOf.MOST_NEWEST)));
        }
        return errors;
    }

    private static List<HostMeasurements> sizes(Connection connection, MeasurementsOf asked) throws SQLException {
        var found = new ArrayList<HostMeasurements>();
        for (var host : asked.hostIds()) {
            found.add(new HostMeasurements(host, HistoryReads.sizes(connection, host, asked.newest())));
        }
        return found;
    }
}

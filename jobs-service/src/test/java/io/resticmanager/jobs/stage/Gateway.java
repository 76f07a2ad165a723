package io.resticmanager.jobs.stage;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import io.micronaut.json.tree.JsonNode;
import io.resticmanager.contracts.job.BackupOptions;
import io.resticmanager.contracts.job.Job;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobsRpc;
import io.resticmanager.contracts.job.LogPage;
import io.resticmanager.contracts.job.Source;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.contracts.rpc.Rpc;
import io.resticmanager.platform.testkit.Asker;
import io.resticmanager.platform.testkit.NatsServerExtension;
import org.jspecify.annotations.Nullable;

/** Stands where the gateway stands: asks jobs-service for a person. */
public final class Gateway extends Asker {

    public static final Actor ALICE = new Actor("u1", "alice", Role.operator, "127.0.0.1");
    public static final Actor CHARLIE = new Actor("u2", "charlie", Role.viewer, "127.0.0.1");

    public static final Actor ROOT = new Actor("u0", "root", Role.admin, "127.0.0.1");

    Gateway(NatsServerExtension nats) throws IOException, InterruptedException {
        super(nats);
    }

    /** The value, where nothing else will do. */
    public <Q, A> A get(Rpc<Q, A> rpc, Q request) {
        return get(rpc, request, ALICE);
    }

    public String run(String host, JobKind kind) {
        return get(JobsRpc.RUN, new JobsRpc.Run(host, kind, null)).jobId();
    }

    /** A job that an administrator orders, with these options. */
    public String order(String host, JobKind kind, Map<String, ?> options) {
        return get(JobsRpc.RUN, new JobsRpc.Run(host, kind, Json.tree(options)), ROOT).jobId();
    }

    /** That of an administrator, as it says what is backed up. */
    public String backup(String host, String... paths) {
        return get(JobsRpc.RUN, new JobsRpc.Run(host, JobKind.backup, backupOf(Source.of(List.of(paths)))), ROOT)
                .jobId();
    }

    public static JsonNode backupOf(@Nullable Source source) {
        return Json.tree(new BackupOptions(null, source));
    }

    public Job job(String id) {
        return get(JobsRpc.GET, new JobsRpc.JobId(id));
    }

    public LogPage log(String id, long after) {
        return get(JobsRpc.LOG, new JobsRpc.LogAfter(id, after));
    }
}

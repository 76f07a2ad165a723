package io.resticmanager.jobs.stage;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.micronaut.json.tree.JsonNode;
import io.nats.client.Connection;
import io.nats.service.ServiceMessage;
import io.resticmanager.contracts.job.BackupOptions;
import io.resticmanager.contracts.job.Job;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.JobsRpc;
import io.resticmanager.contracts.job.LogPage;
import io.resticmanager.contracts.job.Source;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.contracts.rpc.Reply;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.contracts.rpc.Rpc;
import io.resticmanager.contracts.rpc.RpcRequest;
import io.resticmanager.platform.id.Ids;
import io.resticmanager.platform.testkit.NatsServerExtension;
import org.jspecify.annotations.Nullable;

/** Stands where the gateway stands: asks jobs-service for a person. */
public final class Gateway implements AutoCloseable {

    public static final Actor ALICE = new Actor("u1", "alice", Role.operator, "127.0.0.1");
    public static final Actor CHARLIE = new Actor("u2", "charlie", Role.viewer, "127.0.0.1");

    public static final Actor ROOT = new Actor("u0", "root", Role.admin, "127.0.0.1");

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Connection connection;

    Gateway(NatsServerExtension nats) throws IOException, InterruptedException {
        this.connection = nats.connect("gateway");
    }

    public Connection connection() {
        return connection;
    }

    public <Q, A> Reply<A> ask(Rpc<Q, A> rpc, Q request, Actor actor) {
        try {
            var message = new RpcRequest(Ids.next(), actor, null, Json.tree(request));
            var answer = connection.request(rpc.subject(), Json.bytes(message), PATIENCE);
            if (answer == null) {
                throw new AssertionError("nobody answered " + rpc.subject());
            }
            var headers = answer.getHeaders();
            return headers != null && headers.containsKey(ServiceMessage.NATS_SERVICE_ERROR_CODE)
                    ? Reply.refused(Json.read(answer.getData(), Problem.class))
                    : Reply.of(Json.read(answer.getData(), rpc.answer()));
        } catch (InterruptedException | Json.Malformed e) {
            throw new AssertionError(e);
        }
    }

    /** The value, where nothing else will do. */
    public <Q, A> A get(Rpc<Q, A> rpc, Q request) {
        return get(rpc, request, ALICE);
    }

    public <Q, A> A get(Rpc<Q, A> rpc, Q request, Actor actor) {
        return switch (ask(rpc, request, actor)) {
            case Reply.Value<A>(var value) -> value;
            case Reply.Refused<A>(var problem) -> throw new AssertionError("refused: " + problem);
        };
    }

    /** The problem, where a refusal is expected. */
    public <Q, A> Problem refusal(Rpc<Q, A> rpc, Q request, Actor actor) {
        return switch (ask(rpc, request, actor)) {
            case Reply.Value<A>(var value) -> throw new AssertionError("not refused: " + value);
            case Reply.Refused<A>(var problem) -> problem;
        };
    }

    public String run(String host, JobKind kind) {
        return get(JobsRpc.RUN, new JobsRpc.Run(host, kind, null)).jobId();
    }

    /** A job that an administrator orders, with these options. */
    public String order(String host, JobKind kind, Map<String, ?> options) {
        return get(JobsRpc.RUN, new JobsRpc.Run(host, kind, Json.tree(options)), ROOT).jobId();
    }

    public String backup(String host, String... paths) {
        return get(JobsRpc.RUN, new JobsRpc.Run(host, JobKind.backup, backupOf(Source.of(List.of(paths))))).jobId();
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

    @Override
    public void close() throws InterruptedException {
        connection.close();
    }
}

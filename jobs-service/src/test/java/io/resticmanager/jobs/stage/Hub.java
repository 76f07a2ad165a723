package io.resticmanager.jobs.stage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

import io.nats.client.Connection;
import io.nats.client.Dispatcher;
import io.nats.client.JetStreamApiException;
import io.nats.client.Message;
import io.nats.client.PublishOptions;
import io.nats.client.impl.Headers;
import io.nats.service.ServiceMessage;
import io.resticmanager.contracts.agent.AgentCommand;
import io.resticmanager.contracts.agent.AgentMessage;
import io.resticmanager.contracts.agent.FrameCodec;
import io.resticmanager.contracts.agent.HubMessage.CommandRun;
import io.resticmanager.contracts.agent.Intake;
import io.resticmanager.contracts.event.Event;
import io.resticmanager.contracts.event.Subjects;
import io.resticmanager.contracts.host.HubRpc;
import io.resticmanager.contracts.host.HubRpc.Maintenance;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.contracts.rpc.Nothing;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.contracts.rpc.RpcRequest;
import io.resticmanager.platform.id.Ids;
import io.resticmanager.platform.nats.Streams;
import io.resticmanager.platform.testkit.NatsServerExtension;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** Stands where the hub stands: holds the agents' connections, hands on what they say, and tells of hosts. */
public final class Hub implements AutoCloseable {

    private final Connection connection;
    private final Dispatcher dispatcher;
    private final List<AgentCommand> commands = new CopyOnWriteArrayList<>();
    private final Map<String, String> connected = new ConcurrentHashMap<>();
    private final Map<String, Maintenance> maintained = new ConcurrentHashMap<>();
    private final Map<String, String> refusing = new ConcurrentHashMap<>();
    private final HostBook book = new HostBook();
    private final AtomicLong seq = new AtomicLong();
    private final AtomicLong revision = new AtomicLong();

    Hub(NatsServerExtension nats) throws IOException, InterruptedException {
        this.connection = nats.connect("hub");
        makeStreams();
        this.dispatcher = connection.createDispatcher();
        dispatcher.subscribe(HubRpc.HOST.subject(), this::tellOfHost);
        dispatcher.subscribe(HubRpc.MAINTENANCE.subject(), this::tellOfMaintenance);
        flush();
    }

    /** The host exists from now on, and jobs-service is told so. */
    public void enrol(String host, String os) {
        tell(new Event.HostEnrolled(Ids.next(), now(), host, revision.incrementAndGet(), "ada", os, "amd64",
                List.of(), "rest:https://vault:8000/" + host + "/"));
    }

    /** The host exists, but its event is late: only who asks hears of it. */
    public void answerFor(String host, String os) {
        book.tell(host, "late", os, "late", "0.18.0");
    }

    /** The host's machine calls itself so; who asks hears of it. */
    public void called(String host, String hostname) {
        book.tell(host, "late", "linux", hostname, "0.18.0");
    }

    /** Who asks hears that the host is called so and has this restic. */
    public void known(String host, String name, @Nullable String restic) {
        book.tell(host, name, "linux", name, restic);
    }

    /** The host's repository has a maintenance credential, that only {@code by} gets; or the host itself when absent. */
    public void maintain(String host, @Nullable String by) {
        maintained.put(host, new Maintenance(true, null, "keeper", false, true, by, false));
    }

    /** The maintenance host of the host's repository was removed. */
    public void abandon(String host) {
        maintained.put(host, new Maintenance(true, null, "keeper", false, true, Ids.next(), true));
    }

    /** Commands to the host are answered with 409 and this sentence. */
    public void refuse(String host, String why) {
        refusing.put(host, why);
    }

    /** How often somebody has asked about a host. */
    public int questions() {
        return book.questions();
    }

    /** The repository of the host is another one from now on. */
    public void newCredentials(String host, String repositoryId) {
        tell(new Event.CredentialsChanged(Ids.next(), now(), host, revision.incrementAndGet(), repositoryId, null));
    }

    /** The repository of the host is there from now on. */
    public Event moveRepository(String host, String address) {
        var told = new Event.CredentialsChanged(Ids.next(), now(), host, revision.incrementAndGet(), "r-" + host,
                address);
        tell(told);
        return told;
    }

    /** The same event once more, under a new message id. */
    public void repeat(Event event) {
        publish(Subjects.of(event), Ids.next(), Json.bytes(event));
    }

    /** Commands to the host are answered from now on. */
    public void connect(String host) {
        var subject = AgentCommand.to(host).subject();
        dispatcher.subscribe(subject, this::answer);
        connected.put(host, subject);
        flush();
    }

    public void disconnect(String host) {
        dispatcher.unsubscribe(connected.remove(host));
        flush();
    }

    public void online(String host) {
        tell(new Event.HostOnline(Ids.next(), now(), host, revision.incrementAndGet(), "ada", now(), "1.0", "0.18.0"));
    }

    public void offline(String host) {
        tell(new Event.HostOffline(Ids.next(), now(), host, revision.incrementAndGet(), "ada", now(), "1.0", "0.18.0"));
    }

    public void removed(String host) {
        tell(new Event.HostRemoved(Ids.next(), now(), host, revision.incrementAndGet(), "ada", "linux", "amd64",
                List.of()));
    }

    /** Hands on what the agent says, as the next in its order. */
    public Intake say(String host, AgentMessage message) {
        return say(host, message, now());
    }

    public Intake say(String host, AgentMessage message, Instant receivedAt) {
        var number = message instanceof AgentMessage.Durable ? seq.incrementAndGet() : null;
        var intake = new Intake(host, "token-of-" + host, number, receivedAt,
                FrameCodec.FROM_AGENT.typeOf(message), Json.tree(message));
        repeat(intake);
        return intake;
    }

    /** The same message once more, under a new message id, as after a restore of the hub. */
    public void repeat(Intake intake) {
        publish(Intake.subject(intake.hostId()), Ids.next(), Json.bytes(intake));
    }

    public void progress(String host, AgentMessage.JobProgress progress) {
        var intake = new Intake(host, "token-of-" + host, null, now(), "job.progress", Json.tree(progress));
        connection.publish(Intake.ephemeralSubject(host), Json.bytes(intake));
    }

    public void inPassing(String host, AgentMessage.JobWaiting waiting) {
        var intake = new Intake(host, "token-of-" + host, null, now(), "job.waiting", Json.tree(waiting));
        connection.publish(Intake.ephemeralSubject(host), Json.bytes(intake));
    }

    /** What a heartbeat names, from an agent that has nothing left to tell. */
    public void heartbeat(String host, Instant receivedAt, String... jobs) {
        heartbeat(host, receivedAt, 0, List.of(jobs));
    }

    public void heartbeat(String host, Instant receivedAt, long waiting, List<String> jobs) {
        var intake = new Intake(host, "token-of-" + host, null, receivedAt, "heartbeat",
                Json.tree(new AgentMessage.Heartbeat(receivedAt, waiting, jobs)));
        connection.publish(Intake.ephemeralSubject(host), Json.bytes(intake));
    }

    public void publish(String subject, String id, byte[] payload) {
        try {
            connection.jetStream().publish(subject, payload, PublishOptions.builder().messageId(id).build());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JetStreamApiException e) {
            throw new IllegalStateException(e);
        }
    }

    /** All commands so far, in the order of their arrival. */
    public List<AgentCommand> commands() {
        return List.copyOf(commands);
    }

    /** Waits for the command that runs a job, and tells what it says. */
    public CommandRun awaitRun(String jobId) {
        return Awaitility.await("command.run of " + jobId).until(() -> runs(jobId), runs -> !runs.isEmpty()).getFirst();
    }

    public List<CommandRun> runs(String jobId) {
        return commands.stream().map(AgentCommand::run).filter(run -> run != null && run.jobId().equals(jobId))
                .toList();
    }

    public long cancels(String jobId) {
        return commands.stream().map(AgentCommand::cancel)
                .filter(cancel -> cancel != null && cancel.jobId().equals(jobId)).count();
    }

    private void tell(Event event) {
        publish(Subjects.of(event), event.eventId(), Json.bytes(event));
    }

    private void answer(Message message) {
        try {
            var request = Json.read(message.getData(), RpcRequest.class);
            commands.add(Json.read(request.body(), AgentCommand.class));
            var refused = refusing.get(message.getSubject().split("\\.")[1]);
            if (refused == null) {
                connection.publish(message.getReplyTo(), Json.bytes(Nothing.NOTHING));
            } else {
                refuse(message, Problem.conflict(refused));
            }
        } catch (Json.Malformed e) {
            throw new AssertionError("not a command", e);
        }
    }

    private void makeStreams() throws IOException {
        try {
            Streams.ensure(connection, Subjects.EVENTS_STREAM);
            Streams.ensure(connection, Subjects.INTAKE_STREAM);
        } catch (JetStreamApiException e) {
            throw new IOException(e);
        }
    }

    private void tellOfHost(Message message) {
        try {
            var request = Json.read(message.getData(), RpcRequest.class);
            var host = Json.read(request.body(), HubRpc.HostId.class).hostId();
            book.find(host).ifPresentOrElse(
                    known -> connection.publish(message.getReplyTo(), Json.bytes(known)),
                    () -> refuse(message, Problem.notFound("There is no host " + host + ".")));
        } catch (Json.Malformed e) {
            throw new AssertionError("not a question about a host", e);
        }
    }

    private void tellOfMaintenance(Message message) {
        try {
            var request = Json.read(message.getData(), RpcRequest.class);
            var host = Json.read(request.body(), HubRpc.HostId.class).hostId();
            connection.publish(message.getReplyTo(), Json.bytes(maintained.getOrDefault(host,
                    new Maintenance(false, null, null, false, false, null, false))));
        } catch (Json.Malformed e) {
            throw new AssertionError("not a question about a maintenance credential", e);
        }
    }

    private void refuse(Message message, Problem problem) {
        connection.publish(message.getReplyTo(), new Headers().put(ServiceMessage.NATS_SERVICE_ERROR, "no")
                .put(ServiceMessage.NATS_SERVICE_ERROR_CODE, String.valueOf(problem.status())), Json.bytes(problem));
    }

    private void flush() {
        try {
            connection.flush(Duration.ofSeconds(5));
        } catch (java.util.concurrent.TimeoutException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Instant now() {
        return Instant.now();
    }

    @Override
    public void close() throws InterruptedException {
        connection.close();
    }
}

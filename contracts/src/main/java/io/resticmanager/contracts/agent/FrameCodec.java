package io.resticmanager.contracts.agent;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.micronaut.json.tree.JsonNode;
import io.resticmanager.contracts.json.Json;

/** Writes and reads the frames of one direction. The names in the tables are the wire's and never change. */
public final class FrameCodec<M> {

    /** Agent to hub. */
    public static final FrameCodec<AgentMessage> FROM_AGENT = new FrameCodec<>(Map.ofEntries(
            Map.entry("hello", AgentMessage.Hello.class),
            Map.entry("heartbeat", AgentMessage.Heartbeat.class),
            Map.entry("config.applied", AgentMessage.ConfigApplied.class),
            Map.entry("job.accepted", AgentMessage.JobAccepted.class),
            Map.entry("job.rejected", AgentMessage.JobRejected.class),
            Map.entry("job.started", AgentMessage.JobStarted.class),
            Map.entry("job.progress", AgentMessage.JobProgress.class),
            Map.entry("job.waiting", AgentMessage.JobWaiting.class),
            Map.entry("job.log", AgentMessage.JobLog.class),
            Map.entry("job.items", AgentMessage.JobItems.class),
            Map.entry("job.finished", AgentMessage.JobFinished.class),
            Map.entry("snapshots.report", AgentMessage.SnapshotsReport.class),
            Map.entry("repository.report", AgentMessage.RepositoryReport.class),
            Map.entry("run.skipped", AgentMessage.RunSkipped.class),
            Map.entry("tree.list.result", AgentMessage.TreeListed.class),
            Map.entry("tree.find.result", AgentMessage.TreeFound.class),
            Map.entry("probe.result", AgentMessage.Probed.class),
            Map.entry("look.failed", AgentMessage.LookFailed.class),
            Map.entry("error", ProtocolError.class)));

    /** Hub to agent. */
    public static final FrameCodec<HubMessage> FROM_HUB = new FrameCodec<>(Map.ofEntries(
            Map.entry("welcome", HubMessage.Welcome.class),
            Map.entry("config.update", HubMessage.ConfigUpdate.class),
            Map.entry("command.run", HubMessage.CommandRun.class),
            Map.entry("command.cancel", HubMessage.CommandCancel.class),
            Map.entry("tree.list", HubMessage.TreeList.class),
            Map.entry("tree.find", HubMessage.TreeFind.class),
            Map.entry("probe", HubMessage.Probe.class),
            Map.entry("look.cancel", HubMessage.LookCancel.class),
            Map.entry("ack", HubMessage.Ack.class),
            Map.entry("bye", HubMessage.Bye.class),
            Map.entry("error", ProtocolError.class)));

    private final Map<String, Class<? extends M>> types;
    private final Map<Class<?>, String> names;

    private FrameCodec(Map<String, Class<? extends M>> types) {
        this.types = types;
        this.names = types.keySet().stream().collect(Collectors.toMap(types::get, Function.identity()));
    }

    /** The wire name of a message's type. */
    public String typeOf(M message) {
        var name = names.get(message.getClass());
        if (name == null) {
            throw new IllegalArgumentException("no wire name for " + message.getClass().getName());
        }
        return name;
    }

    public String encode(Frame<? extends M> frame) {
        var message = frame.message();
        return Json.text(new Envelope(typeOf(message), frame.id(), frame.re(), frame.seq(), Json.tree(message)));
    }

    public Decoded<M> decode(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > Frame.MAX_BYTES) {
            return new Decoded.TooLarge<>(bytes.length);
        }
        try {
            return decode(Json.read(bytes, Envelope.class));
        } catch (Json.Malformed e) {
            return new Decoded.Malformed<>("a frame is an object with type, id and payload", null, null, null);
        }
    }

    private Decoded<M> decode(Envelope envelope) {
        var type = types.get(envelope.type());
        if (type == null) {
            return new Decoded.UnknownType<>(envelope.type(), envelope.id());
        }
        try {
            var payload = envelope.payload() == null ? JsonNode.createObjectNode(Map.of()) : envelope.payload();
            if (hasHoles(payload)) {
                return new Decoded.Malformed<>("a list of the payload has a null in it", envelope.id(), envelope.re(),
                        envelope.seq());
            }
            var message = Json.read(payload, type);
            return new Decoded.Understood<>(new Frame<>(envelope.id(), envelope.re(), envelope.seq(), message));
        } catch (Json.Malformed e) {
            return new Decoded.Malformed<>(
                    "the payload is not that of a " + envelope.type(), envelope.id(), envelope.re(), envelope.seq());
        }
    }

    // No list of ours has one, and nobody who reads a list looks out for it. How
    // deep
    // JSON may be nested is limited where it is read.
    private static boolean hasHoles(JsonNode node) {
        if (!node.isContainerNode()) {
            return false;
        }
        for (var value : node.values()) {
            if (node.isArray() && value.isNull() || hasHoles(value)) {
                return true;
            }
        }
        return false;
    }

    /** Reads one message apart from its envelope, as it waits in an outbox or crosses the broker. */
    public Decoded<M> decode(String type, JsonNode payload) {
        return decode(new Envelope(type, "", null, null, payload));
    }
}

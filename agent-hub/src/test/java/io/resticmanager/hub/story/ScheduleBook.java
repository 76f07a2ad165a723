package io.resticmanager.hub.story;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.Message;
import io.nats.client.PublishOptions;
import io.resticmanager.contracts.event.Event;
import io.resticmanager.contracts.event.Subjects;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.Source;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.contracts.rpc.RpcRequest;
import io.resticmanager.contracts.schedule.Schedule;
import io.resticmanager.contracts.schedule.SchedulesRpc;
import io.resticmanager.platform.id.Ids;
import io.resticmanager.platform.testkit.NatsServerExtension;

/** What jobs-service says of schedules, over the real broker. */
public final class ScheduleBook implements AutoCloseable {

    private final Connection connection;

    private final Map<String, List<Schedule>> kept = new ConcurrentHashMap<>();

    private final AtomicInteger asked = new AtomicInteger();

    private ScheduleBook(Connection connection) {
        this.connection = connection;
    }

    /** Answers from now on. */
    public static ScheduleBook on(NatsServerExtension nats) throws IOException, InterruptedException {
        var book = new ScheduleBook(nats.connect("jobs"));
        book.connection.createDispatcher(book::answer).subscribe(SchedulesRpc.LIST.subject());
        return book;
    }

    /** Tells and does not answer. */
    public static ScheduleBook silent(NatsServerExtension nats) throws IOException, InterruptedException {
        return new ScheduleBook(nats.connect("jobs"));
    }

    private void answer(Message message) {
        try {
            asked.incrementAndGet();
            var host = Json.read(Json.read(message.getData(), RpcRequest.class).body(), SchedulesRpc.OfHost.class);
            connection.publish(message.getReplyTo(),
                    Json.bytes(new SchedulesRpc.Schedules(kept.getOrDefault(host.hostId(), List.of()))));
        } catch (Json.Malformed e) {
            throw new AssertionError(e);
        }
    }

    /** The host has these and no others, and nobody is told. */
    public void keep(String hostId, Schedule... schedules) {
        kept.put(hostId, List.of(schedules));
    }

    /** Tells that a schedule of the host was changed. */
    public void tell(String hostId, String scheduleId, long revision) throws IOException, JetStreamApiException {
        var event = new Event.ScheduleChanged(Ids.next(), Instant.now(), hostId, revision, scheduleId, "updated");
        connection.jetStream().publish(Subjects.of(event), Json.bytes(event),
                PublishOptions.builder().messageId(event.eventId()).build());
    }

    /** Keeps it as the only one, and tells. */
    public void change(Schedule schedule) throws IOException, JetStreamApiException {
        keep(schedule.hostId(), schedule);
        tell(schedule.hostId(), schedule.id(), schedule.revision());
    }

    public int asked() {
        return asked.get();
    }

    /** As it is told to people: with what changes from one hour to the next. */
    public static Schedule schedule(String hostId, String id, JobKind kind, boolean enabled, long revision) {
        return new Schedule(id, hostId, "Nightly", kind, enabled, "0 2 * * *", "Europe/Berlin", 60, true,
                kind == JobKind.backup ? Source.of(List.of("/etc")) : null, null, null, false, 3_600L, null, revision,
                "At 02:00", List.of(Instant.now()), null);
    }

    @Override
    public void close() throws InterruptedException {
        connection.close();
    }
}

package io.resticmanager.gateway.rpc;

import java.util.List;

import jakarta.inject.Singleton;

import io.micronaut.json.tree.JsonNode;
import io.resticmanager.contracts.job.JobsRpc.Queued;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.schedule.Schedule;
import io.resticmanager.contracts.schedule.SchedulesRpc;

/**
 * jobs-service: what hosts do by themselves. Every method throws {@link io.resticmanager.gateway.problem.ProblemException} with the
 * service's refusal.
 */
@Singleton
public final class Schedules {

    private final Ask ask;

    Schedules(Ask ask) {
        this.ask = ask;
    }

    /** Of a host that nobody knows: none. */
    public List<Schedule> of(Actor actor, String hostId) {
        return ask.of(SchedulesRpc.LIST, new SchedulesRpc.OfHost(hostId), actor).items();
    }

    public Schedule get(Actor actor, String id) {
        return ask.of(SchedulesRpc.GET, new SchedulesRpc.ScheduleId(id), actor);
    }

    public Schedule create(Actor actor, String hostId, JsonNode wish) {
        return ask.of(SchedulesRpc.CREATE, new SchedulesRpc.Create(hostId, wish), actor);
    }

    /** @param revision the one that was edited; with another than the present one it is refused (409) */
    public Schedule change(Actor actor, String id, long revision, JsonNode wish) {
        return ask.of(SchedulesRpc.CHANGE, new SchedulesRpc.Change(id, revision, wish), actor);
    }

    public void remove(Actor actor, String id) {
        ask.of(SchedulesRpc.REMOVE, new SchedulesRpc.ScheduleId(id), actor);
    }

    /** @param hostIds at most 200; to all of them or to none */
    public List<Schedule> copy(Actor actor, String id, List<String> hostIds) {
        return ask.of(SchedulesRpc.COPY, new SchedulesRpc.Copy(id, hostIds), actor).items();
    }

    public Queued run(Actor actor, String id) {
        return ask.of(SchedulesRpc.RUN, new SchedulesRpc.ScheduleId(id), actor);
    }

    public SchedulesRpc.Meaning preview(Actor actor, String cron, String timeZone) {
        return ask.of(SchedulesRpc.PREVIEW, new SchedulesRpc.Preview(cron, timeZone), actor);
    }
}

package io.resticmanager.alerts.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.contracts.host.HubHost;
import io.resticmanager.contracts.host.HubRpc;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.contracts.rpc.Reply;
import io.resticmanager.contracts.rpc.Rpc;
import io.resticmanager.contracts.run.Outcome;
import io.resticmanager.contracts.run.Run;
import io.resticmanager.contracts.run.RunsRpc;
import io.resticmanager.contracts.schedule.Schedule;
import io.resticmanager.contracts.schedule.SchedulesRpc;
import io.resticmanager.platform.rpc.RpcClient;
import org.jspecify.annotations.Nullable;

/**
 * Asks the owning services, page by page. All of it or nothing: what was not answered in full says nothing about what is missing
 * in it.
 */
@Singleton
final class Owners {

    private static final int PAGE = 200;
    private static final Actor SELF = Actor.system("alerts");

    private final RpcClient client;

    Owners(@Named("alerts") RpcClient client) {
        this.client = client;
    }

    /** What an owner answered, or why it did not. */
    sealed interface Answer<T> {

        record All<T>(List<T> items) implements Answer<T> {}

        record None<T>(Problem problem) implements Answer<T> {}
    }

    private record Page<T>(List<T> items, @Nullable String next) {}

    Answer<HubHost> hosts() {
        return all(HubRpc.HOSTS, cursor -> new HubRpc.HostQuery(PAGE, cursor),
                page -> new Page<>(page.items(), page.nextCursor()), HubHost::id);
    }

    /** One for each schedule. */
    Answer<Run> stale() {
        return all(RunsRpc.STALE, cursor -> new RunsRpc.Page(PAGE, cursor),
                page -> new Page<>(page.items(), page.nextCursor()), Run::scheduleId);
    }

    Answer<Outcome> outcomes() {
        return all(RunsRpc.LATEST, cursor -> new RunsRpc.Page(PAGE, cursor),
                page -> new Page<>(page.items(), page.nextCursor()),
                it -> it.hostId() + it.kind() + it.scheduleId());
    }

    Optional<Schedule> schedule(String id) {
        return client.call(SchedulesRpc.GET, new SchedulesRpc.ScheduleId(id),
                SELF) instanceof Reply.Value<Schedule>(var schedule) ? Optional.of(schedule) : Optional.empty();
    }

    // A row that moved from one page to another while both were read counts once.
    private <Q, A, T> Answer<T> all(Rpc<Q, A> rpc, Function<@Nullable String, Q> asking, Function<A, Page<T>> paging,
            Function<T, Object> identity) {
        Map<Object, T> found = new HashMap<>();
        String cursor = null;
        do {
            switch (client.call(rpc, asking.apply(cursor), SELF)) {
                case Reply.Refused<A>(var problem) -> {
                    return new Answer.None<>(problem);
                }
                case Reply.Value<A>(var answer) -> {
                    var page = paging.apply(answer);
                    page.items().forEach(item -> found.put(identity.apply(item), item));
                    cursor = page.next();
                }
            }
        } while (cursor != null);
        return new Answer.All<>(new ArrayList<>(found.values()));
    }
}

package io.resticmanager.hub.schedule;

import java.util.ArrayList;
import java.util.List;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.micronaut.context.event.ApplicationEventPublisher;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.rpc.Reply;
import io.resticmanager.contracts.schedule.Schedule;
import io.resticmanager.contracts.schedule.SchedulesRpc;
import io.resticmanager.contracts.schedule.SchedulesRpc.Schedules;
import io.resticmanager.hub.host.ConfigChanged;
import io.resticmanager.platform.rpc.RpcClient;
import io.resticmanager.platform.sqlite.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks for the schedules of the hosts whose copy may be old. One after the other: of two answers about one host the later is the
 * newer, whatever order the events came in.
 */
@Singleton
final class ScheduleRounds {

    private static final Logger LOG = LoggerFactory.getLogger(ScheduleRounds.class);

    private static final Actor SELF = Actor.system("hub");

    // So many answers share a commit; at a start all hosts are asked for.
    private static final int AT_ONCE = 100;

    // Nobody answers, or not in time.
    private static final int AWAY = 500;

    private final StaleTable stale;

    private final ScheduleCopies copies;

    private final RpcClient client;

    private final Transactions transactions;

    private final ApplicationEventPublisher<ConfigChanged> changes;

    ScheduleRounds(StaleTable stale, ScheduleCopies copies, @Named("hub") RpcClient client,
            @Named("hub") Transactions transactions, ApplicationEventPublisher<ConfigChanged> changes) {
        this.stale = stale;
        this.copies = copies;
        this.client = client;
        this.transactions = transactions;
        this.changes = changes;
    }

    private record Answer(StaleRow asked, List<Schedule> schedules) {}

    /** All that is known to be old, as far as it is answered; the rest stays for the next round. */
    synchronized void round() {
        for (var batch = stale.next("", AT_ONCE); !batch.isEmpty(); batch = stale.next(batch.getLast().hostId(),
                AT_ONCE)) {
            if (!bringUpToDate(batch)) {
                return;
            }
        }
    }

    /** False when there is nobody to ask just now. */
    private boolean bringUpToDate(List<StaleRow> batch) {
        var answers = new ArrayList<Answer>();
        var away = false;
        for (var row : batch) {
            switch (client.call(SchedulesRpc.LIST, new SchedulesRpc.OfHost(row.hostId()), SELF)) {
                case Reply.Value<Schedules>(var all) -> answers.add(new Answer(row, all.items()));
                case Reply.Refused<Schedules>(var problem) -> {
                    LOG.debug("no schedules to copy host={} why={}", row.hostId(), problem.detail());
                    away = problem.status() >= AWAY;
                }
            }
            if (away) {
                break;
            }
        }
        store(answers);
        return !away;
    }

    private void store(List<Answer> answers) {
        var changed = transactions.write(() -> answers.stream().filter(this::store)
                .map(answer -> answer.asked().hostId()).toList());
        changed.forEach(host -> {
            LOG.info("schedules copied host={}", host);
            changes.publishEvent(new ConfigChanged(host));
        });
    }

    // What was marked again since it was asked for stays marked.
    private boolean store(Answer answer) {
        stale.clear(answer.asked().hostId(), answer.asked().times());
        return copies.replace(answer.asked().hostId(), FollowedRules.followed(answer.schedules()));
    }
}

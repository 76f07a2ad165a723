package io.resticmanager.gateway.view;

import java.time.Duration;
import java.time.Instant;

import io.resticmanager.contracts.notification.NotificationsRpc.Delivering;
import io.resticmanager.contracts.notification.NotificationsRpc.Heartbeat;
import io.resticmanager.contracts.rpc.Reply;
import org.jspecify.annotations.Nullable;

/** How the heartbeat goes, as far as notifications-service tells; pages ask again, since no event tells of one. */
public record HeartbeatView(Reply<Delivering> told, Instant now) {

    /** Green is only for one that is no older; five of the usual period. */
    static final Duration RECENT = Duration.ofMinutes(5);
    private static final int OFTEN_S = 5;
    private static final int USUALLY_S = 30;

    public Tone state() {
        if (!(told instanceof Reply.Value<Delivering>(var sending))) {
            return new Tone("off", "i-off", "Not known just now");
        }
        if (sending.heartbeatUrl() == null) {
            return new Tone("off", "i-off", "Off");
        }
        var last = sending.heartbeat();
        if (last == null) {
            return new Tone("off", "i-clock", "Not sent yet");
        }
        return last.error() == null ? arrived(last) : new Tone("fail", "i-fail", "Does not arrive");
    }

    private Tone arrived(Heartbeat last) {
        return old(last)
                ? new Tone("off", "i-clock", "Last arrived %s ago".formatted(roughly(age(last))))
                : new Tone("ok", "i-ok", "Arrives");
    }

    // In its largest unit, to fit a phone; the exact time stands below.
    private static String roughly(Duration age) {
        var words = Words.duration(age).split(" ", -1);
        return words[0] + " " + words[1];
    }

    private boolean old(Heartbeat one) {
        return one.error() == null && age(one).compareTo(RECENT) > 0;
    }

    private Duration age(Heartbeat one) {
        return Duration.between(one.at(), now);
    }

    /** Null before the first. */
    public @Nullable Heartbeat last() {
        return told instanceof Reply.Value<Delivering>(var sending) ? sending.heartbeat() : null;
    }

    /** Why nothing is known; empty when it is. */
    public String trouble() {
        return told instanceof Reply.Refused<Delivering>(var problem) ? problem.detail() : "";
    }

    /** After how many seconds a page asks again: soon where the first one is awaited, as after another address was saved. */
    public int again() {
        return told instanceof Reply.Value<Delivering>(var sending) && sending.heartbeatUrl() != null
                && sending.heartbeat() == null ? OFTEN_S : USUALLY_S;
    }

    /** For those who do not see it change; its age is no news. */
    public String said() {
        return last() instanceof Heartbeat last && old(last)
                ? "Heartbeat: none has arrived of late"
                : "Heartbeat: " + state().word();
    }
}

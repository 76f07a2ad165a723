package io.resticmanager.contracts.alert;

import java.time.Instant;
import java.util.List;

import io.resticmanager.contracts.json.Wire;
import io.resticmanager.contracts.rpc.Nothing;
import io.resticmanager.contracts.rpc.Rpc;
import org.jspecify.annotations.Nullable;

/** What alerts-service answers. To read needs the role viewer, to change the role operator. */
public final class AlertsRpc {

    /** Open ones first, then acknowledged, then resolved; in each the newest first. */
    public static final Rpc<Query, Alerts> LIST = new Rpc<>("rpc.alerts.list", Query.class, Alerts.class);
    public static final Rpc<Nothing, Counts> COUNTS = new Rpc<>("rpc.alerts.counts", Nothing.class, Counts.class);
    public static final Rpc<HostIds, HostsAlerts> HOSTS = new Rpc<>("rpc.alerts.hosts", HostIds.class,
            HostsAlerts.class);
    public static final Rpc<AlertId, AlertStory> GET = new Rpc<>("rpc.alerts.get", AlertId.class, AlertStory.class);
    /** One that is acknowledged already stays as it is; a resolved one answers 409. */
    public static final Rpc<AlertId, Alert> ACKNOWLEDGE = new Rpc<>("rpc.alerts.acknowledge", AlertId.class,
            Alert.class);
    /** One that is resolved already stays as it is. */
    public static final Rpc<AlertId, Alert> RESOLVE = new Rpc<>("rpc.alerts.resolve", AlertId.class, Alert.class);

    /** Whether the conditions were derived anew lately. */
    public static final Rpc<Nothing, Swept> SWEPT = new Rpc<>("rpc.alerts.swept", Nothing.class, Swept.class);
    /** Needs the role admin, as the next. */
    public static final Rpc<Nothing, Drills> DRILLS = new Rpc<>("rpc.alerts.drills.get", Nothing.class, Drills.class);
    /** Switches the weekly drill on or off. */
    public static final Rpc<ChangedDrills, Drills> CHANGE_DRILLS = new Rpc<>("rpc.alerts.drills.change",
            ChangedDrills.class, Drills.class);

    private AlertsRpc() {}

    /**
     * {@code at} is the end of the last sweep that every owner answered, absent before the first; {@code lately}: that was within three
     * sweeps. {@code why} says in a sentence what is wrong where it was not.
     */
    @Wire
    public record Swept(@Nullable Instant at, boolean lately, @Nullable String why) {}

    /** {@code lastAt} is absent before the first, {@code nextAt} where it is switched off. */
    @Wire
    public record Drills(boolean enabled, @Nullable Instant lastAt, @Nullable Instant nextAt) {}

    @Wire
    public record ChangedDrills(boolean enabled) {}

    /**
     * {@code status} is that of an alert or {@code all}, absent for open; {@code q} is words in whatever case, at most
     * 200 characters: each is part of the host's name, the message, the kind, its title or the severity; {@code limit} is 1 to 200.
     */
    @Wire
    public record Query(@Nullable String status, @Nullable String severity, @Nullable String hostId,
            @Nullable String q, int limit, @Nullable String cursor) {}

    /** {@code total} is of all that the filter lets through; {@code elsewhere} is told where that is none of one status. */
    @Wire
    public record Alerts(List<Alert> items, @Nullable String nextCursor, long total, @Nullable Elsewhere elsewhere) {}

    /** How many the same filter lets through in each status. */
    @Wire
    public record Elsewhere(long open, long acknowledged, long resolved) {}

    /**
     * {@code critical} is of the open ones; {@code resolved} and {@code raised} are in the last 24 hours, the latter absent from a
     * service that does not tell yet.
     */
    @Wire
    public record Counts(long open, long critical, long acknowledged, long resolved, @Nullable Long raised) {

        /** Where nobody tells how many were raised. */
        public Counts(long open, long critical, long acknowledged, long resolved) {
            this(open, critical, acknowledged, resolved, null);
        }
    }

    /** At most 200 ids. */
    @Wire
    public record HostIds(List<String> hostIds) {}

    @Wire
    public record HostsAlerts(List<HostAlerts> items) {}

    /** The open ones of a host, and how many of them are critical; {@code acknowledged} are counted beside. */
    @Wire
    public record HostAlerts(String hostId, long open, long critical, long acknowledged) {}

    @Wire
    public record AlertId(String alertId) {}

    /** {@code changes} from the first; {@code earlier} are at most 20 of the same host, kind and subject, the newest first. */
    @Wire
    public record AlertStory(Alert alert, List<Change> changes, List<Alert> earlier) {}

    /** {@code what} is raised, acknowledged or resolved; {@code reason} says in a sentence why it was closed where no
     * person did. */
    @Wire
    public record Change(Instant at, String what, @Nullable String actor, @Nullable String reason) {}
}

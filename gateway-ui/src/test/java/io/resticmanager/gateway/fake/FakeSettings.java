package io.resticmanager.gateway.fake;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.micronaut.context.annotation.Factory;
import io.resticmanager.contracts.alert.AlertsRpc;
import io.resticmanager.contracts.alert.AlertsRpc.Drills;
import io.resticmanager.contracts.job.JobsRpc;
import io.resticmanager.contracts.job.JobsRpc.Keeping;
import io.resticmanager.contracts.notification.NotificationsRpc;
import io.resticmanager.contracts.notification.NotificationsRpc.ChangedDelivering;
import io.resticmanager.contracts.notification.NotificationsRpc.Delivering;
import io.resticmanager.contracts.rpc.FieldError;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.contracts.rpc.Reply;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.gateway.settings.Owner;
import io.resticmanager.platform.rpc.Endpoints;
import org.jspecify.annotations.Nullable;

/** The settings as three services keep them. Each can be made to answer nothing, or to refuse the next change. */
@Factory
public final class FakeSettings {

    private static final Delivering AT_FIRST = new Delivering("https://backup.example", null, 90, true, List.of(),
            null);

    private final Map<Owner, Problem> silent = new EnumMap<>(Owner.class);
    private final Map<Owner, Problem> refusals = new EnumMap<>(Owner.class);
    private final List<Owner> changes = new CopyOnWriteArrayList<>();
    private Delivering delivering = AT_FIRST;
    private Keeping keeping = new Keeping(90, false);
    private Drills drills = new Drills(true, null, Stories.NOON);

    /** As they are at first. */
    public synchronized void reset() {
        silent.clear();
        refusals.clear();
        changes.clear();
        knows(AT_FIRST);
        knows(new Keeping(90, false));
        knows(new Drills(true, null, Stories.NOON));
    }

    public synchronized void knows(Delivering now) {
        delivering = now;
    }

    public synchronized void knows(Keeping now) {
        keeping = now;
    }

    public synchronized void knows(Drills now) {
        drills = now;
    }

    public synchronized Delivering delivering() {
        return delivering;
    }

    public synchronized Keeping keeping() {
        return keeping;
    }

    public synchronized Drills drills() {
        return drills;
    }

    /** Answers nothing but this. */
    public synchronized void silent(Owner owner) {
        silent.put(owner, Problem.unavailable("It is being started."));
    }

    /** What the next change is refused with. */
    public synchronized void refuses(Owner owner, Problem problem) {
        refusals.put(owner, problem);
    }

    /** Who was asked for a change, in order. */
    public List<Owner> changes() {
        return changes;
    }

    @Singleton
    @Named("notifications")
    Endpoints notifications() {
        return server -> {
            server.endpoint(NotificationsRpc.SETTINGS, Role.admin, (_, _) -> told(Owner.notifications, delivering()));
            server.endpoint(NotificationsRpc.CHANGE_SETTINGS, Role.admin, (_, ask) -> changed(Owner.notifications,
                    () -> deliver(ask)));
        };
    }

    @Singleton
    @Named("jobs")
    Endpoints jobs() {
        return server -> {
            server.endpoint(JobsRpc.KEEPING, Role.admin, (_, _) -> told(Owner.jobs, keeping()));
            server.endpoint(JobsRpc.CHANGE_KEEPING, Role.admin, (_, ask) -> changed(Owner.jobs, () -> {
                keeping = new Keeping(ask.jobLogDays(), false);
                return Reply.of(keeping);
            }));
        };
    }

    @Singleton
    @Named("alerts")
    Endpoints alerts() {
        return server -> {
            server.endpoint(AlertsRpc.DRILLS, Role.admin, (_, _) -> told(Owner.alerts, drills()));
            server.endpoint(AlertsRpc.CHANGE_DRILLS, Role.admin, (_, ask) -> changed(Owner.alerts, () -> {
                drills = new Drills(ask.enabled(), drills.lastAt(), ask.enabled() ? Stories.NOON : null);
                return Reply.of(drills);
            }));
        };
    }

    private synchronized <T> Reply<T> told(Owner owner, T value) {
        return silent.get(owner) instanceof Problem problem ? Reply.refused(problem) : Reply.of(value);
    }

    private synchronized <T> Reply<T> changed(Owner owner, Supplier<Reply<T>> change) {
        changes.add(owner);
        return refusals.remove(owner) instanceof Problem problem ? Reply.refused(problem) : change.get();
    }

    // Refuses what the environment sets and one host, by its own names.
    private Reply<Delivering> deliver(ChangedDelivering ask) {
        var wrong = new ArrayList<FieldError>();
        if (ask.logDays() != null && delivering.fixed().contains("log_days")) {
            wrong.add(new FieldError("log_days", "The environment sets it."));
        }
        if (ask.heartbeatUrl() != null && ask.heartbeatUrl().contains("//refused.example")) {
            wrong.add(new FieldError("heartbeat_url", "Nobody is there."));
        }
        if (!wrong.isEmpty()) {
            return Reply.refused(Problem.invalid(wrong));
        }
        delivering = new Delivering(changed(ask.baseUrl(), delivering.baseUrl()),
                changed(ask.heartbeatUrl(), delivering.heartbeatUrl()),
                Objects.requireNonNullElse(ask.logDays(), delivering.logDays()),
                Objects.requireNonNullElse(ask.allowPrivateTargets(), delivering.allowPrivateTargets()),
                delivering.fixed(), delivering.heartbeat());
        return Reply.of(delivering);
    }

    private static @Nullable String changed(@Nullable String wanted, @Nullable String now) {
        return wanted == null ? now : wanted.isEmpty() ? null : wanted;
    }
}

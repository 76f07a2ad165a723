package io.resticmanager.jobs.queue;

import java.time.Duration;
import java.time.Instant;

import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.rpc.Role;
import org.jspecify.annotations.Nullable;

/** Who wants a job: a person, or a schedule. {@code dueAt} is absent where a person runs a schedule beside its due times. */
public record Wisher(Actor actor, @Nullable String scheduleId, @Nullable Instant dueAt) {

    /** What stands as actor of a job that a schedule began. */
    public static final String SCHEDULE = "schedule";

    static Wisher of(Actor actor) {
        return new Wisher(actor, null, null);
    }

    /** A person runs a schedule now. */
    public static Wisher of(Actor actor, String scheduleId) {
        return new Wisher(actor, scheduleId, null);
    }

    /** A schedule is due. It was saved by an administrator, and does what it says. */
    public static Wisher due(String scheduleId, Instant dueAt) {
        return new Wisher(new Actor(null, SCHEDULE, Role.admin, null), scheduleId, dueAt);
    }

    String name() {
        return actor.name();
    }

    Role role() {
        return actor.role();
    }

    /** How long its job waits for its turn. What is due waits no longer than it may run: the next one comes. */
    Duration patience(Duration usual, @Nullable Long timeoutS) {
        var own = dueAt == null || timeoutS == null ? usual : Duration.ofSeconds(timeoutS);
        return own.compareTo(usual) < 0 ? own : usual;
    }
}

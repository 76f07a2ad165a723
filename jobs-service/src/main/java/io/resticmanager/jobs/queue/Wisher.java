package io.resticmanager.jobs.queue;

import java.time.Duration;
import java.time.Instant;

import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.rpc.Role;
import org.jspecify.annotations.Nullable;

/** Who wants a job: a {@code person}, or a schedule. {@code dueAt} is absent where a person runs a schedule beside its due times. */
public record Wisher(String name, Role role, @Nullable String scheduleId, @Nullable Instant dueAt,
        @Nullable Actor person) {

    /** What stands as actor of a job that a schedule began. */
    public static final String SCHEDULE = "schedule";

    static Wisher of(Actor actor) {
        return new Wisher(actor.name(), actor.role(), null, null, actor);
    }

    /** A person runs a schedule now. */
    public static Wisher of(Actor actor, String scheduleId) {
        return new Wisher(actor.name(), actor.role(), scheduleId, null, actor);
    }

    /** A schedule is due. It was saved by an administrator, and does what it says. */
    public static Wisher due(String scheduleId, Instant dueAt) {
        return new Wisher(SCHEDULE, Role.admin, scheduleId, dueAt, null);
    }

    /** How long its job waits for its turn. What is due waits no longer than it may run: the next one comes. */
    Duration patience(Duration usual, @Nullable Long timeoutS) {
        var own = dueAt == null || timeoutS == null ? usual : Duration.ofSeconds(timeoutS);
        return own.compareTo(usual) < 0 ? own : usual;
    }
}

package io.resticmanager.hub.look;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.resticmanager.contracts.agent.AgentLook;
import io.resticmanager.contracts.agent.Frame;
import io.resticmanager.contracts.agent.HubMessage.Look;
import io.resticmanager.contracts.agent.HubMessage.Probe;
import io.resticmanager.contracts.agent.HubMessage.Repository;
import io.resticmanager.contracts.agent.HubMessage.TreeFind;
import io.resticmanager.contracts.agent.HubMessage.TreeList;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.contracts.rpc.Role;
import org.jspecify.annotations.Nullable;

/** Who may ask an agent for what. Whether a snapshot or path makes sense is for the agent to say, who knows them. */
final class LookRules {

    private static final Pattern ULID = Pattern.compile("[0-7][0-9A-HJKMNP-TV-Z]{25}");

    // The credential has to fit into the frame, too.
    private static final int MOST_BYTES = Frame.MAX_BYTES / 2;

    private LookRules() {}

    /** Empty when there is nothing against it. */
    static Optional<Problem> refusal(String hostId, Actor actor, AgentLook asked) {
        if (!ULID.matcher(asked.id()).matches()) {
            return Optional.of(Problem.invalid("id", "An id is a ULID."));
        }
        if (Stream.of(asked.list(), asked.find(), asked.probe(), asked.cancel()).filter(Objects::nonNull)
                .count() != 1) {
            return Optional.of(Problem.invalid("list", "One of list, find, probe and cancel."));
        }
        if (abroad(hostId, asked) && !actor.role().covers(Role.admin)) {
            return Optional.of(Problem.forbidden(Role.admin));
        }
        return look(asked).flatMap(LookRules::refusal);
    }

    private static Optional<Problem> refusal(Look look) {
        if (look.credential() != null) {
            return Optional.of(Problem.invalid("credential", "The hub adds credentials, nobody else."));
        }
        if (look instanceof TreeFind find && (find.limit() < 1 || find.limit() > TreeFind.MOST)) {
            return Optional.of(Problem.invalid("find.limit", "Between 1 and " + TreeFind.MOST + "."));
        }
        return Json.bytes(look).length > MOST_BYTES
                ? Optional.of(Problem.invalid("list", "That is too long for an agent to read. Shorten it."))
                : Optional.empty();
    }

    /** Whether another host's repository is looked into. */
    static boolean abroad(String hostId, AgentLook asked) {
        return asked.forHostId() instanceof String owner && !owner.equals(hostId);
    }

    /** Empty for a cancel. */
    static Optional<Look> look(AgentLook asked) {
        return Stream.<@Nullable Look>of(asked.list(), asked.find(), asked.probe()).flatMap(Stream::ofNullable)
                .findFirst();
    }

    /** Free space is the endpoint's own: nobody's repository is opened for it. */
    static boolean opensRepository(Look look) {
        return !(look instanceof Probe probe && probe.what() == Probe.What.free_space);
    }

    static Look with(Repository credential, Look look) {
        return switch (look) {
            case TreeList list -> new TreeList(list.snapshotId(), list.path(), list.next(), credential);
            case TreeFind find -> new TreeFind(find.snapshotId(), find.pattern(), find.limit(), credential);
            case Probe probe -> new Probe(probe.what(), probe.path(), credential);
        };
    }
}

package io.resticmanager.gateway.restore;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.inject.Singleton;

import io.resticmanager.contracts.agent.AgentLook;
import io.resticmanager.contracts.agent.AgentMessage.Probed;
import io.resticmanager.contracts.agent.AgentMessage.TreeEntry;
import io.resticmanager.contracts.agent.AgentMessage.TreeFound;
import io.resticmanager.contracts.agent.AgentMessage.TreeListed;
import io.resticmanager.contracts.agent.HubMessage.Probe;
import io.resticmanager.contracts.agent.HubMessage.TreeFind;
import io.resticmanager.contracts.agent.HubMessage.TreeList;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.gateway.problem.ProblemException;
import io.resticmanager.gateway.restore.FolderCache.Key;
import org.jspecify.annotations.Nullable;

/** Looks into snapshots for people and programs; a folder that was listed once is not asked for again. */
@Singleton
public final class Browser {

    /** A shorter pattern finds everything. */
    public static final int LEAST_TYPED = 2;

    private final FolderCache cache;
    private final Looks looks;

    Browser(FolderCache cache, Looks looks) {
        this.cache = cache;
        this.looks = looks;
    }

    /** Part of a folder; {@code total} counts all of it where the agent tells. */
    public record Part(List<TreeEntry> entries, @Nullable Long total, boolean more) {}

    /** From the entry of this number on, 0 being the first, at most so many. */
    public Part list(Asker asker, Where where, String path, int from, int limit) {
        asker.mayLook(where);
        List<TreeEntry> part = new ArrayList<>();
        var page = page(asker, where, path, null);
        long at = 0;
        while (true) {
            for (var entry : page.entries()) {
                if (at++ >= from && part.size() < limit) {
                    part.add(entry);
                }
            }
            if (page.next() == null || at >= from + (long) limit) {
                return new Part(part, page.total(), page.next() != null || at > from + (long) limit);
            }
            page = page(asker, where, path, page.next());
        }
    }

    /** Whether its beginning is there without asking anybody. */
    boolean listed(Asker asker, Where where, String path) {
        return cache.has(key(asker, where, path, null));
    }

    /** All of a folder by path; empty when that is more than can be chosen, or not all of it can be named. */
    Optional<Map<String, Picked>> children(Asker asker, Where where, String path) {
        var part = list(asker, where, path, 0, Selection.MOST);
        if (part.more() || part.entries().stream().anyMatch(entry -> !ShownName.known(entry.name()))) {
            return Optional.empty();
        }
        var children = new LinkedHashMap<String, Picked>();
        part.entries().forEach(entry -> children.put(SnapshotPath.child(path, entry.name()), picked(entry)));
        return Optional.of(children);
    }

    static Picked picked(TreeEntry entry) {
        return entry.type().equals("dir") ? Picked.FOLDER : Picked.file(entry.size());
    }

    /** @param limit 1 to {@link TreeFind#MOST} */
    public TreeFound find(Asker asker, Where where, String typed, int limit) {
        asker.mayLook(where);
        var pattern = typed.strip();
        if (pattern.codePointCount(0, pattern.length()) < LEAST_TYPED) {
            throw new ProblemException(Problem.invalid("q", "Type at least %d characters.".formatted(LEAST_TYPED)));
        }
        var found = looks.ask(asker, where.asked(), id -> AgentLook.of(id,
                new TreeFind(where.snapshotId(), pattern, limit, null), where.forHost())).found();
        return answered(found);
    }

    /** How much is free on a host; {@code path} null for its restore directory. */
    public Probed space(Asker asker, String hostId, @Nullable String path) {
        asker.mayLook(new Where(hostId, null, ""));
        var probe = new Probe(Probe.What.free_space, path, null);
        return answered(looks.ask(asker, hostId, id -> AgentLook.of(id, probe, null)).probed());
    }

    private TreeListed page(Asker asker, Where where, String path, @Nullable String next) {
        return cache.get(key(asker, where, path, next), () -> answered(looks.ask(asker, where.asked(),
                id -> AgentLook.of(id, new TreeList(where.snapshotId(), path, next), where.forHost())).listed()));
    }

    // Through which host a snapshot was read does not change what is in it.
    private static Key key(Asker asker, Where where, String path, @Nullable String next) {
        return new Key(asker.owner(), asker.wizard(), where.hostId(), where.snapshotId(), path, next);
    }

    private static <T> T answered(@Nullable T answer) {
        if (answer == null) {
            throw new ProblemException(Problem.unavailable(
                    "The agent answered something else than it was asked; it may be too old. Update it, then try again."));
        }
        return answer;
    }
}

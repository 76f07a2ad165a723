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
import io.resticmanager.gateway.restore.Cursors.Folder;
import io.resticmanager.gateway.restore.Cursors.Place;
import io.resticmanager.gateway.restore.FolderCache.Key;
import org.jspecify.annotations.Nullable;

/** Looks into snapshots for people and programs; a folder that was listed once is not asked for again. */
@Singleton
public final class Browser {

    /** A shorter pattern finds everything. */
    public static final int LEAST_TYPED = 2;

    private final FolderCache cache;
    private final Cursors cursors;
    private final Looks looks;

    Browser(FolderCache cache, Cursors cursors, Looks looks) {
        this.cache = cache;
        this.cursors = cursors;
        this.looks = looks;
    }

    /** Part of a folder; {@code total} counts all of it where the agent tells. */
    public record Part(List<TreeEntry> entries, @Nullable Long total, boolean more) {}

    /** From the entry of this number on, 0 being the first, at most so many. */
    public Part list(Asker asker, Where where, String path, int from, int limit) {
        asker.mayLook(where);
        var folder = folder(asker, where, path);
        var place = cursors.before(folder, from);
        var wanted = from + (long) limit;
        List<TreeEntry> part = new ArrayList<>();
        while (true) {
            var page = page(asker, where, folder, place);
            page.entries().stream().skip(Math.max(0, from - place.at())).limit(limit - part.size())
                    .forEach(part::add);
            var after = new Place(place.at() + page.entries().size(), page.next());
            // A page of nothing is the end, whatever it says comes next.
            var last = page.next() == null || page.entries().isEmpty();
            if (last || after.at() >= wanted) {
                return new Part(part, page.total(), !last || after.at() > wanted);
            }
            place = cursors.after(folder, after);
        }
    }

    /** Whether its beginning is there without asking anybody. */
    boolean listed(Asker asker, Where where, String path) {
        return cache.has(new Key(folder(asker, where, path), 0));
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

    private TreeListed page(Asker asker, Where where, Folder folder, Place place) {
        return cache.get(new Key(folder, place.at()), () -> asked(asker, where, folder, place));
    }

    private TreeListed asked(Asker asker, Where where, Folder folder, Place place) {
        var list = new TreeList(where.snapshotId(), folder.path(), place.next());
        var page = answered(looks.ask(asker, where.asked(), id -> AgentLook.of(id, list, where.forHost())).listed());
        cursors.told(folder, new Place(place.at() + page.entries().size(), page.next()));
        return page;
    }

    // Through which host a snapshot was read does not change what is in it.
    private static Folder folder(Asker asker, Where where, String path) {
        return new Folder(asker.owner(), asker.wizard(), where.hostId(), where.snapshotId(), path);
    }

    private static <T> T answered(@Nullable T answer) {
        if (answer == null) {
            throw new ProblemException(Problem.unavailable(
                    "The agent answered something else than it was asked; it may be too old. Update it, then try again."));
        }
        return answer;
    }
}

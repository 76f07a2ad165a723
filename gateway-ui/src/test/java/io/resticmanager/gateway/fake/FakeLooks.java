package io.resticmanager.gateway.fake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.contracts.agent.AgentLook;
import io.resticmanager.contracts.agent.AgentLook.Answer;
import io.resticmanager.contracts.agent.AgentMessage.FoundEntry;
import io.resticmanager.contracts.agent.AgentMessage.Probed;
import io.resticmanager.contracts.agent.AgentMessage.TreeEntry;
import io.resticmanager.contracts.agent.AgentMessage.TreeFound;
import io.resticmanager.contracts.agent.AgentMessage.TreeListed;
import io.resticmanager.contracts.agent.HubMessage.Probe;
import io.resticmanager.contracts.agent.HubMessage.TreeFind;
import io.resticmanager.contracts.agent.HubMessage.TreeList;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.contracts.rpc.Reply;
import io.resticmanager.platform.rpc.RpcServer;
import org.jspecify.annotations.Nullable;

/** The agents of hosts, as the hub that holds their connections answers for them; a host without one is offline. */
@Singleton
public final class FakeLooks {

    /** As many as the agent's pages hold; fewer here, so that every test of a large folder turns pages. */
    public static final int PAGE = 700;

    private static final int PATIENCE_S = 20;

    private final RpcServer server;
    private final Map<String, List<TreeEntry>> folders = new ConcurrentHashMap<>();
    private final List<AgentLook> looks = new CopyOnWriteArrayList<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final Map<String, CountDownLatch> held = new ConcurrentHashMap<>();
    private final AtomicReference<@Nullable Problem> refusal = new AtomicReference<>();
    private volatile boolean slow;
    private volatile String restores = "/var";
    private volatile long free = 14L << 30;

    FakeLooks(@Named("hub") RpcServer server) {
        this.server = server;
    }

    /** The agent of this host is connected until the result is closed. */
    public AutoCloseable connect(String hostId) {
        return server.answer(AgentLook.at(hostId), (_, look) -> answer(hostId, look));
    }

    public void holds(String folder, List<TreeEntry> entries) {
        folders.put(folder, entries);
    }

    public static TreeEntry folder(String name) {
        return new TreeEntry(name, "dir", 0, Stories.NOON, 493);
    }

    public static TreeEntry file(String name, long size) {
        return entry(name, "file", size);
    }

    public static TreeEntry entry(String name, String type, long size) {
        return new TreeEntry(name, type, size, Instant.EPOCH, 420);
    }

    public void hasFree(long bytes) {
        free = bytes;
    }

    /** The nearest folder to the restore directory that is there. */
    public void restoresTo(String path) {
        restores = path;
    }

    /** What the next look is refused with. */
    public void refuses(Problem problem) {
        refusal.set(problem);
    }

    /** From now on a listing waits until it is cancelled. */
    public void isSlow(boolean waits) {
        slow = waits;
    }

    /** What was asked, in order. */
    public List<AgentLook> looks() {
        return looks;
    }

    /** The host of each. */
    public List<String> asked() {
        return asked;
    }

    public long listed(String folder) {
        return looks.stream().filter(look -> look.list() != null && look.list().path().equals(folder)).count();
    }

    private Reply<Answer> answer(String hostId, AgentLook look) {
        looks.add(look);
        asked.add(hostId);
        if (refusal.getAndSet(null) instanceof Problem problem) {
            return Reply.refused(problem);
        }
        if (look.cancel() != null) {
            var waiting = held.remove(look.cancel());
            if (waiting != null) {
                waiting.countDown();
            }
            return Reply.of(new Answer(null, null, null));
        }
        if (look.list() != null) {
            return slow ? waited(look) : list(look.list());
        }
        return look.find() != null
                ? Reply.of(new Answer(null, find(look.find()), null))
                : Reply.of(new Answer(null, null, probe(look.probe())));
    }

    private Reply<Answer> waited(AgentLook look) {
        var cancelled = new CountDownLatch(1);
        held.put(look.id(), cancelled);
        try {
            return cancelled.await(PATIENCE_S, TimeUnit.SECONDS)
                    ? Reply.refused(Problem.conflict("This was cancelled."))
                    : Reply.refused(Problem.broken());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Reply<Answer> list(TreeList list) {
        var all = folders.get(list.path());
        if (all == null) {
            return Reply.refused(Problem.of(404, "no-such-folder", "No such folder",
                    "The snapshot has no folder %s. Choose another.".formatted(list.path())));
        }
        var from = list.next() == null ? 0 : Integer.parseInt(list.next());
        var to = Math.min(all.size(), from + PAGE);
        return Reply.of(new Answer(new TreeListed(list.snapshotId(), list.path(), all.subList(from, to),
                to < all.size() ? String.valueOf(to) : null, (long) all.size()), null, null));
    }

    private TreeFound find(TreeFind find) {
        List<FoundEntry> found = new ArrayList<>();
        folders.forEach((folder, entries) -> entries.stream().filter(entry -> entry.name().contains(find.pattern()))
                .map(entry -> new FoundEntry((folder.equals("/") ? "/" : folder + "/") + entry.name(), entry.type(),
                        entry.size(), entry.mtime(), entry.mode()))
                .forEach(found::add));
        return new TreeFound(find.snapshotId(), find.pattern(),
                found.subList(0, Math.min(find.limit(), found.size())), found.size() > find.limit());
    }

    private Probed probe(Probe probe) {
        return new Probed(probe.what(), probe.path() == null ? restores : probe.path(), free, 1L << 40);
    }
}

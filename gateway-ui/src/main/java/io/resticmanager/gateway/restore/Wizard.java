package io.resticmanager.gateway.restore;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import io.resticmanager.contracts.agent.AgentMessage.TreeFound;
import io.resticmanager.contracts.job.RestoreOptions;
import org.jspecify.annotations.Nullable;

/** What somebody has opened and chosen so far; of one session, and of no other. Safe for several requests at a time. */
final class Wizard {

    /** Rows of a folder that are drawn at first, and with each <em>Show more</em>. */
    static final int ROWS = 500;

    private static final int MOST_OPEN = 200;

    private final String id;
    private final String sessionId;
    private final String hostId;

    private String snapshotId = "";
    private Selection selection = Selection.NOTHING;
    private final Map<String, Integer> open = new LinkedHashMap<>();
    private @Nullable TreeFound found;
    private final Map<String, String> below = new HashMap<>();
    private final Started started = new Started();
    private Wish wish;

    Wizard(String id, String sessionId, String hostId) {
        this.id = id;
        this.sessionId = sessionId;
        this.hostId = hostId;
        this.wish = Wish.NOTHING.by(id);
    }

    /** What the address of its page said last. */
    synchronized Wish wish() {
        return wish;
    }

    synchronized void wish(Wish said) {
        wish = said;
    }

    String id() {
        return id;
    }

    boolean of(String session, String host) {
        return sessionId.equals(session) && hostId.equals(host);
    }

    boolean of(String session) {
        return sessionId.equals(session);
    }

    /** Another snapshot begins anew: its paths are others. */
    synchronized void about(String snapshot) {
        if (!snapshot.equals(snapshotId)) {
            snapshotId = snapshot;
            selection = Selection.NOTHING;
            found = null;
            open.clear();
            open.put(SnapshotPath.TOP, ROWS);
        }
    }

    synchronized String snapshotId() {
        return snapshotId;
    }

    synchronized Selection selection() {
        return selection;
    }

    /** The former and the latter, so that a page can be told what changed. */
    record Change(Selection before, Selection after) {}

    synchronized Change choose(UnaryOperator<Selection> change) {
        var before = selection;
        selection = change.apply(before);
        return new Change(before, selection);
    }

    /** Of each open folder, how many rows are drawn. */
    synchronized Map<String, Integer> open() {
        return Map.copyOf(open);
    }

    synchronized void open(String path, int rows) {
        open.put(path, Math.max(rows, ROWS));
        if (open.size() > MOST_OPEN) {
            open.keySet().stream().filter(folder -> !folder.equals(SnapshotPath.TOP)).findFirst()
                    .ifPresent(open::remove);
        }
    }

    synchronized void close(String path) {
        open.remove(path);
    }

    synchronized void found(@Nullable TreeFound what) {
        found = what;
    }

    synchronized @Nullable TreeFound found() {
        return found;
    }

    /** The job that this wish became, see {@link Started}. */
    synchronized String started(RestoreOptions wanted, Instant now, Predicate<String> over, Supplier<String> start) {
        return started.job(wanted, now, over, start);
    }

    /** Where this host restores to, as its agent said when it was asked for free space; null before. */
    synchronized @Nullable String below(String host) {
        return below.get(host);
    }

    synchronized void below(String host, String path) {
        below.put(host, path);
    }

    synchronized List<String> paths() {
        return selection.everything() ? List.of() : selection.paths();
    }
}

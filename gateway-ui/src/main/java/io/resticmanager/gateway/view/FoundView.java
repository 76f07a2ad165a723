package io.resticmanager.gateway.view;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

import io.resticmanager.contracts.job.Item;
import org.jspecify.annotations.Nullable;

/**
 * A page of what a job found. {@code only} and {@code text} are what it is restricted to; {@code here}, {@code first} and
 * {@code next} are the queries of this page, of the first, and of the one after it. {@code hostsOfLocks} are our hosts by the names
 * that locks carry.
 */
public record FoundView(JobView job, List<Item> items, @Nullable String only, String text, String here,
        @Nullable String first, @Nullable String next, Function<String, @Nullable String> hostsOfLocks) {

    private static final Map<String, String> FATES = new LinkedHashMap<>();

    static {
        FATES.put("remove", "Goes");
        FATES.put("keep", "Stays");
    }

    /** Whether there is, or was, anything to list at all. */
    public boolean any() {
        return !items.isEmpty() || restricted() || first != null;
    }

    public boolean restricted() {
        return only != null || !text.isEmpty();
    }

    public List<DecisionView> decisions() {
        var dryRun = job.options().dryRun();
        var schedules = job.options().schedules();
        return of(Item.Decision.class).map(decision -> new DecisionView(decision, dryRun, schedules)).toList();
    }

    /** What became of one: what a job that failed was to remove may still be there. */
    public Tone tone(DecisionView one) {
        return new Fate(job).of(one);
    }

    /** That the list is only what was planned; empty when it is what was done. */
    public String planOnly() {
        return new Fate(job).note();
    }

    public List<LockView> locks() {
        return of(Item.Lock.class).map(lock -> new LockView(lock, hostsOfLocks.apply(lock.hostname()))).toList();
    }

    /** What a restore did not bring back. */
    public List<Item.NotRestored> failures() {
        return of(Item.NotRestored.class).toList();
    }

    /** As the heading above the list. */
    public String title() {
        return switch (job.job().kind()) {
            case forget -> "Snapshots";
            case diff -> "Differences";
            case prune -> "Dry run";
            case restore -> locks().isEmpty() ? "Not restored" : "Locks";
            default -> "Locks";
        };
    }

    public List<ChangeView> changes() {
        return of(Item.Change.class).map(ChangeView::new).toList();
    }

    /** What a forget's list can be restricted to. */
    public List<Choice> fates() {
        return Choice.of("All", FATES, only);
    }

    /** What a diff's list can be restricted to. */
    public List<Choice> kinds() {
        return ChangeView.kinds(only);
    }

    /** For those who hear the list change. */
    public String count() {
        return items.isEmpty() ? "Nothing" : Words.count(items.size()) + (next == null ? "" : ", more follow");
    }

    private <T extends Item> Stream<T> of(Class<T> type) {
        return items.stream().filter(type::isInstance).map(type::cast);
    }
}

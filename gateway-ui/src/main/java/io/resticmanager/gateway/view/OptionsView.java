package io.resticmanager.gateway.view;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

import io.micronaut.json.tree.JsonNode;
import io.resticmanager.contracts.job.CheckOptions;
import io.resticmanager.contracts.job.DiffOptions;
import io.resticmanager.contracts.job.ForgetOptions;
import io.resticmanager.contracts.job.Job;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.PruneOptions;
import io.resticmanager.contracts.job.RestoreOptions;
import io.resticmanager.contracts.job.Retention;
import io.resticmanager.contracts.job.Source;
import io.resticmanager.contracts.job.StatsOptions;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.contracts.json.Wire;
import org.jspecify.annotations.Nullable;

/** What a job was told to do, in words. What can not be read is left out: a newer service may have written it. */
public record OptionsView(Job job) {

    static final List<JobKind> DELETING = List.of(JobKind.forget, JobKind.prune);

    /** What forget and prune have in common. */
    @Wire
    record Rehearsal(@Nullable Boolean dryRun) {}

    /** Whether it only shows what it would do. */
    public boolean dryRun() {
        return DELETING.contains(job.kind())
                && read(Rehearsal.class).map(Rehearsal::dryRun).filter(dry -> dry).isPresent();
    }

    /** Whether it takes something away for good, which only an administrator may ask for. */
    public boolean deletes() {
        return DELETING.contains(job.kind()) && !dryRun();
    }

    /** Whether it takes snapshots away, before which the name of their host is typed. */
    public boolean forgets() {
        return job.kind() == JobKind.forget && deletes();
    }

    /** What sets this run apart from others of its kind, in a few words. */
    public Optional<String> how() {
        if (dryRun()) {
            return Optional.of("dry run");
        }
        if (inPlace()) {
            return Optional.of("in place");
        }
        return job.kind() == JobKind.check
                ? read(CheckOptions.class).map(CheckOptions::readDataSubset)
                        .map(subset -> Findings.read(subset) + " of the data")
                : Optional.empty();
    }

    /** The two snapshots of a diff. */
    public Optional<DiffOptions> compared() {
        return job.kind() == JobKind.diff ? read(DiffOptions.class) : Optional.empty();
    }

    /** What a restore brings back, and where to. */
    public Optional<RestoreOptions> restored() {
        return job.kind() == JobKind.restore ? read(RestoreOptions.class) : Optional.empty();
    }

    /** Whether it brings something back, which is asked for anew and never just repeated. */
    public boolean restores() {
        return job.kind() == JobKind.restore;
    }

    boolean inPlace() {
        return restored().filter(RestoreOptions::inPlace).isPresent();
    }

    /** Name and value, in the order of the forms. */
    public List<Figure> all() {
        var all = new ArrayList<>(ofKind());
        if (dryRun()) {
            all.add(new Figure("Dry run", "yes"));
        }
        if (job.timeoutS() != null) {
            all.add(new Figure("Time limit", Words.duration(Duration.ofSeconds(job.timeoutS()))));
        }
        return List.copyOf(all);
    }

    private List<Figure> ofKind() {
        return switch (job.kind()) {
            case backup -> job.source() == null ? List.of() : source(job.source());
            case forget -> read(ForgetOptions.class).map(OptionsView::kept).orElse(List.of());
            case prune -> read(PruneOptions.class).map(OptionsView::prune).orElse(List.of());
            case check -> List.of(new Figure("Data to read",
                    Findings.read(read(CheckOptions.class).map(CheckOptions::readDataSubset).orElse(null))));
            case stats -> List.of(new Figure("Mode",
                    read(StatsOptions.class).map(StatsOptions::mode).orElse("restore-size")));
            case init, unlock, snapshots, diff, restore, restore_test -> List.of();
        };
    }

    private static List<Figure> source(Source source) {
        var all = new ArrayList<Figure>();
        add(all, "Leaves out", String.join(", ", source.excludes()));
        add(all, "Caches", source.excludeCaches() ? "left out" : "");
        add(all, "File systems", source.oneFileSystem() ? "only that of each path" : "");
        add(all, "Upload limit", source.uploadLimitKibS() == null ? "" : source.uploadLimitKibS() + " KiB/s");
        add(all, "Files at once", Objects.toString(source.readConcurrency(), ""));
        add(all, "Compression", Objects.requireNonNullElse(source.compression(), ""));
        add(all, "Shadow copy", Boolean.TRUE.equals(source.useVss()) ? "yes" : "");
        add(all, "Hook before", Objects.requireNonNullElse(source.beforeHook(), ""));
        add(all, "Hook after", Objects.requireNonNullElse(source.afterHook(), ""));
        return all;
    }

    /** What a forget keeps by itself: of all snapshots, or of those that no schedule with a policy made. */
    public Optional<Retention> own() {
        return job.kind() == JobKind.forget ? read(ForgetOptions.class).flatMap(ForgetOptions::own) : Optional.empty();
    }

    /** The names of the schedules whose policies a forget applies, by their ids. */
    Map<String, String> schedules() {
        var names = new HashMap<String, String>();
        if (job.kind() == JobKind.forget) {
            read(ForgetOptions.class).map(ForgetOptions::each).orElse(List.of()).forEach(policy -> {
                if (policy.scheduleId() != null) {
                    names.put(policy.scheduleId(), Objects.requireNonNullElse(policy.name(), policy.scheduleId()));
                }
            });
        }
        return names;
    }

    private static List<Figure> kept(ForgetOptions options) {
        if (options.each().isEmpty()) {
            return options.own().map(OptionsView::retention).orElse(List.of());
        }
        var all = new ArrayList<Figure>();
        for (var policy : options.each()) {
            all.add(new Figure(policy.scheduleId() == null
                    ? "Other snapshots"
                    : "Snapshots of " + Objects.requireNonNullElse(policy.name(), policy.scheduleId()),
                    inOneLine(policy.retention())));
        }
        if (options.own().isEmpty()) {
            all.add(new Figure("Other snapshots", "left alone"));
        }
        return all;
    }

    /** As in {@code keep last 3, grouped by host}. */
    private static String inOneLine(Retention kept) {
        return retention(kept).stream()
                .map(figure -> figure.name().substring(0, 1).toLowerCase(Locale.ROOT) + figure.name().substring(1) + " "
                        + figure.value())
                .collect(Collectors.joining("; "));
    }

    private static List<Figure> retention(Retention kept) {
        var all = new ArrayList<Figure>();
        add(all, "Keep last", Objects.toString(kept.keepLast(), ""));
        add(all, "Keep hourly", Objects.toString(kept.keepHourly(), ""));
        add(all, "Keep daily", Objects.toString(kept.keepDaily(), ""));
        add(all, "Keep weekly", Objects.toString(kept.keepWeekly(), ""));
        add(all, "Keep monthly", Objects.toString(kept.keepMonthly(), ""));
        add(all, "Keep yearly", Objects.toString(kept.keepYearly(), ""));
        add(all, "Keep within", Objects.requireNonNullElse(kept.keepWithin(), ""));
        add(all, "Keep tags", String.join(", ", kept.keepTags()));
        add(all, "Grouped by", Objects.requireNonNullElse(kept.groupBy(), "host,paths"));
        return all;
    }

    private static List<Figure> prune(PruneOptions options) {
        var all = new ArrayList<Figure>();
        add(all, "Unused at most", Objects.requireNonNullElse(options.maxUnused(), ""));
        add(all, "Repacked at most", Objects.requireNonNullElse(options.maxRepackSize(), ""));
        return all;
    }

    private static void add(List<Figure> all, String name, String value) {
        if (!value.isEmpty()) {
            all.add(new Figure(name, value));
        }
    }

    private <T> Optional<T> read(Class<T> type) {
        JsonNode options = job.options();
        if (options == null || options.isNull()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Json.read(options, type));
        } catch (Json.Malformed _) {
            return Optional.empty();
        }
    }
}

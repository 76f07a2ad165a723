package io.resticmanager.gateway.view;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.micronaut.json.tree.JsonNode;
import io.resticmanager.contracts.run.Run;
import io.resticmanager.contracts.run.RunState;
import io.resticmanager.contracts.schedule.Schedule;
import io.resticmanager.gateway.host.InForce;
import io.resticmanager.gateway.host.Zones;
import org.jspecify.annotations.Nullable;

/** A schedule in the list of its host; {@code runs} are its rows of the ledger, empty while nobody can be asked. */
public record ScheduleView(Schedule schedule, HostView host, List<Run> runs) {

    private static final int MINUTE = 60;

    public String id() {
        return schedule.id();
    }

    /** As in {@code Prune, dry run}. */
    public String kind() {
        return JobView.title(schedule.kind()) + (dryRun() ? ", dry run" : "");
    }

    private boolean dryRun() {
        var options = schedule.options();
        return options != null && options.get("dry_run") instanceof JsonNode dry && dry.isBoolean()
                && dry.getBooleanValue();
    }

    public boolean enabled() {
        return schedule.enabled();
    }

    /** Whether running it takes something away, which is for administrators alone. */
    public boolean deletes() {
        return OptionsView.DELETING.contains(schedule.kind());
    }

    public String sentence() {
        return Objects.requireNonNullElse(schedule.sentence(), schedule.cron());
    }

    /** The zone, and how much later than its time a run may begin. */
    public String zone() {
        var jitter = schedule.jitterS() == 0
                ? ""
                : ", up to %s later".formatted(span(schedule.jitterS()));
        return schedule.timeZone() + jitter;
    }

    private static String span(int seconds) {
        return seconds % MINUTE == 0
                ? seconds / MINUTE + " min"
                : Words.duration(Duration.ofSeconds(seconds));
    }

    public @Nullable Instant next() {
        var next = schedule.nextRuns();
        return !enabled() || host.hub().paused() || next == null || next.isEmpty() ? null : next.getFirst();
    }

    /** In the zone of the schedule, or why there is none. */
    public String nextWords() {
        if (next() instanceof Instant at) {
            return ZonedWords.time(at, at());
        }
        if (!enabled()) {
            return "off";
        }
        return host.hub().paused() ? "none while the host is paused" : "not known";
    }

    public @Nullable JobView last() {
        return schedule.lastJob() == null ? null : new JobView(schedule.lastJob(), host.name(), host.now());
    }

    /** What needs a person or explains itself, the worst first. */
    public List<Tone> marks() {
        List<Tone> marks = new ArrayList<>();
        if (past().stream().anyMatch(Run::overdue)) {
            marks.add(new Tone("fail", "i-fail", "Overdue"));
        }
        if (missed() > 0) {
            marks.add(new Tone("fail", "i-fail", "Missed " + Words.plural(missed(), "run")));
        }
        if (!past().isEmpty() && past().getFirst().state() == RunState.skipped) {
            marks.add(new Tone("warn", "i-warn", "Last run skipped"));
        }
        onHost(marks);
        return List.copyOf(marks);
    }

    /** Why the latest due run was left out; empty when it was not. */
    public String skipped() {
        return past().isEmpty() || past().getFirst().state() != RunState.skipped
                ? ""
                : Objects.requireNonNullElse(past().getFirst().reason(), "");
    }

    /** What the host said when it refused it; empty when it did not. */
    public String refused() {
        return InForce.of(schedule, host.hub()) == InForce.refused
                ? InForce.refusal(schedule, host.hub()).orElse("")
                : "";
    }

    private void onHost(List<Tone> marks) {
        switch (InForce.of(schedule, host.hub())) {
            case pending -> marks.add(new Tone("run", "i-send", "Pending on host"));
            case refused -> marks.add(new Tone("fail", "i-shield", "Refused by the host"));
            case unknown -> marks.add(new Tone("off", "i-off", "Not known whether the host has it"));
            case server -> marks.add(new Tone("off", "i-db", "Run by this server"));
            case confirmed, off, paused -> {
                // Nothing to say: it is as it should be.
            }
        }
    }

    /** Due runs that nothing came of, since the last that something did. */
    private long missed() {
        return past().stream().takeWhile(run -> run.state() == RunState.missed || run.overdue()).count();
    }

    // The newest first, whatever order they came in.
    private List<Run> past() {
        return runs.stream().filter(run -> !run.dueAt().isAfter(host.now()))
                .filter(run -> run.state() != RunState.due || run.overdue())
                .sorted((a, b) -> b.dueAt().compareTo(a.dueAt())).toList();
    }

    private ZoneId at() {
        return Zones.parse(schedule.timeZone());
    }
}

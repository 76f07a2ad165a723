package io.resticmanager.gateway.view;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import io.resticmanager.contracts.agent.LocalPolicy;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.schedule.Schedule;
import io.resticmanager.gateway.host.Zones;
import org.jspecify.annotations.Nullable;

/**
 * The form of a schedule: what was typed, else what is stored, else what is usual. {@code schedule} is null for a new one;
 * {@code sent} is the form that was refused or that asks for its next runs.
 */
public record ScheduleDraft(HostView host, JobKind kind, @Nullable Schedule schedule, FormView sent, WhenView when) {

    // Where the form has room for a message.
    private static final List<String> FIELDS = Stream.concat(
            Stream.of("paths", "excludes", "tags", "upload_limit_kib_s", "read_concurrency", "compression",
                    "before_hook", "after_hook").map(field -> "source." + field),
            Stream.of("name", "cron", "time_zone", "jitter_s", "timeout_s", "suspect_shrink_percent", "retention",
                    "options.max_unused", "options.max_repack_size", "options.read_data_subset"))
            .toList();

    public boolean isNew() {
        return schedule == null;
    }

    public String title() {
        return schedule == null ? "New " + kind.name() + " schedule" : schedule.name();
    }

    /** Where the form is sent. */
    public String action() {
        return schedule == null ? "/hosts/" + host.id() + "/schedules" : "/schedules/" + schedule.id();
    }

    public boolean is(String word) {
        return kind.name().equals(word);
    }

    /** What stands in a field. */
    public String value(String field) {
        return sent.values().getOrDefault(field, stored().text(field));
    }

    /** Whether a box is checked. A box that was not is not sent. */
    public boolean checked(String field) {
        return sent.values().isEmpty() ? stored().on(field) : !sent.value(field).isBlank();
    }

    public List<Choice> choices(String field) {
        return RunChoices.of(field, value(field));
    }

    public List<String> zones() {
        return Zones.offered();
    }

    public List<Preset> presets() {
        return Preset.ALL;
    }

    /** Why the restic of the host has no such option, in a sentence; empty when it has, or nobody knows. */
    public String missing(String field) {
        return ResticNeeds.missing(field, host.hub().resticVersion());
    }

    /** Whether the host's own policy lets this happen; unknown is yes, as the host says no by itself. */
    public boolean allowed() {
        var policy = host.hub().policy();
        return policy == null || policy.kinds().contains(kind.name());
    }

    /** Names of hooks to choose from; empty when every script of the hook directory may be named, or nothing is known. */
    public List<String> hooks() {
        LocalPolicy policy = host.hub().policy();
        return policy == null || policy.hooks().contains("*") ? List.of() : policy.hooks();
    }

    public boolean windows() {
        return host.hub().os().equals("windows");
    }

    /** Whether what stands less often filled in is shown at once, as something in it may be wrong. */
    public boolean more() {
        return sent.problem() != null;
    }

    /** What is wrong with the form as a whole, or with something that it does not show. */
    public String summary() {
        return sent.summary().isEmpty() ? sent.elsewhere(FIELDS) : sent.summary();
    }

    public boolean conflict() {
        return schedule != null && sent.problem() != null && sent.problem().status() == 409;
    }

    /** One that somebody else saved meanwhile. */
    public record Difference(String label, String now, String yours) {}

    /** After somebody else has saved it: each field that differs from what was typed. */
    public List<Difference> differences() {
        var labels = conflict() ? DraftLabels.of(kind) : Map.<String, String>of();
        return labels.entrySet().stream().map(field -> difference(field.getKey(), field.getValue()))
                .flatMap(Optional::stream).toList();
    }

    private Optional<Difference> difference(String field, String label) {
        var now = DraftValues.box(field) ? word(stored().on(field)) : stored().text(field);
        var yours = DraftValues.box(field) ? word(checked(field)) : value(field);
        return now.strip().equals(yours.strip().replace("\r\n", "\n"))
                ? Optional.empty()
                : Optional.of(new Difference(label, now, yours));
    }

    /** Of what is stored now, so that whoever saves after a conflict means it. */
    public long revision() {
        return schedule == null ? 0 : schedule.revision();
    }

    private DraftValues stored() {
        return schedule == null ? DraftValues.usual(host, kind) : DraftValues.of(schedule);
    }

    private static String word(boolean on) {
        return on ? "yes" : "no";
    }
}

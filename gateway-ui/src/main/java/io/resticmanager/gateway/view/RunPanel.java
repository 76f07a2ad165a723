package io.resticmanager.gateway.view;

import java.util.List;
import java.util.stream.Stream;

import io.resticmanager.contracts.agent.LocalPolicy;
import io.resticmanager.contracts.job.Source;
import org.jspecify.annotations.Nullable;

/**
 * The forms that start work on a host; {@code sent} is the one that was refused, with its kind among its values, {@code asked} the
 * kind that somebody came for, {@code step} what helps after the refusal.
 */
public record RunPanel(HostView host, FormView sent, @Nullable String asked, @Nullable Remedy step) {

    private static final String BACKUP = "backup";
    private static final List<String> FORMS = List.of(BACKUP, "forget", "prune", "check", "stats");
    // Where the forms have room for a message.
    private static final List<String> FIELDS = Stream.concat(
            Stream.of("paths", "excludes", "tags", "upload_limit_kib_s", "read_concurrency", "compression",
                    "before_hook", "after_hook").map(field -> "options.source." + field),
            Stream.of("options.retention", "options.max_unused", "options.max_repack_size",
                    "options.read_data_subset", "options.mode", "timeout_s", "confirm"))
            .toList();

    /** What was typed into the form of this kind, and is wrong with it. */
    public FormView form(String kind) {
        return sentFor(kind) ? sent : FormView.EMPTY;
    }

    /** What is wrong with the form as a whole, or with something that it does not show. */
    public String summary(String kind) {
        var form = form(kind);
        return form.summary().isEmpty() ? form.elsewhere(FIELDS) : form.summary();
    }

    /** Why something was refused that has no form of its own here; it stands above them all. */
    public String loose() {
        return FORMS.contains(kind()) && !host.uninitialised() ? "" : sent.all();
    }

    /** What became of the order that was refused. */
    public String outcome() {
        return sent.problem() == null ? "" : Refused.outcome(sent.problem());
    }

    /** What stands in a field: what was typed, else what is usual. */
    public String value(String kind, String field, String usual) {
        return form(kind).values().getOrDefault(field, usual);
    }

    /** Whether a box is checked. A box that was not is not sent. */
    public boolean checked(String kind, String field, boolean usual) {
        return filled(kind) ? !form(kind).value(field).isBlank() : usual;
    }

    /** What the list of a field offers. */
    public List<Choice> choices(String kind, String field, String usual) {
        return RunChoices.of(field, value(kind, field, usual));
    }

    /** Why the restic of the host has no such option, in a sentence; empty when it has, or nobody knows. */
    public String missing(String field) {
        return ResticNeeds.missing(field, host.hub().resticVersion());
    }

    /** Whether its form stands open: what was refused, and what comes first on a new host. */
    public boolean open(String kind) {
        if (sent != FormView.EMPTY) {
            return sentFor(kind);
        }
        return asked == null ? kind.equals(BACKUP) && host.lastSource().isEmpty() : kind.equals(asked);
    }

    /** Whether the host's own policy lets this happen; unknown is yes, as the host says no by itself. */
    public boolean allowed(String kind) {
        var policy = host.hub().policy();
        return policy == null || policy.kinds().contains(kind);
    }

    /** Names of hooks to choose from; empty when every script of the hook directory may be named, or nothing is known. */
    public List<String> hooks() {
        LocalPolicy policy = host.hub().policy();
        return policy == null || policy.hooks().contains("*") ? List.of() : policy.hooks();
    }

    public boolean windows() {
        return host.hub().os().equals("windows");
    }

    /** A field of the host's last source that is shown as text. */
    public String last(String field) {
        return host.lastSource().map(source -> text(field, source)).orElse("");
    }

    /** A field of the host's last source that is a box. */
    public boolean lastChecked(String field) {
        return host.lastSource().filter(source -> switch (field) {
            case "one_file_system" -> source.oneFileSystem();
            case "exclude_caches" -> source.excludeCaches();
            case "use_vss" -> Boolean.TRUE.equals(source.useVss());
            default -> false;
        }).isPresent();
    }

    private static String text(String field, Source source) {
        return switch (field) {
            case "upload_limit_kib_s" -> orEmpty(source.uploadLimitKibS());
            case "read_concurrency" -> orEmpty(source.readConcurrency());
            case "compression" -> orEmpty(source.compression());
            case "before_hook" -> orEmpty(source.beforeHook());
            case "after_hook" -> orEmpty(source.afterHook());
            default -> "";
        };
    }

    private static String orEmpty(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    private boolean sentFor(String kind) {
        return sent != FormView.EMPTY && kind().equals(kind);
    }

    private String kind() {
        return sent.values().getOrDefault("kind", BACKUP);
    }

    // A button that starts a backup with the last source sends no boxes.
    private boolean filled(String kind) {
        return sentFor(kind) && (!kind.equals(BACKUP) || sent.values().containsKey("adHoc"));
    }
}

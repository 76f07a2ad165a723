package io.resticmanager.jobs.schedule;

import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.micronaut.json.tree.JsonNode;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.Retention;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.contracts.rpc.Reply;
import io.resticmanager.contracts.schedule.BadCron;
import io.resticmanager.contracts.schedule.CronLine;
import io.resticmanager.contracts.schedule.Shown;
import io.resticmanager.jobs.queue.OptionFields;
import io.resticmanager.jobs.queue.Retentions;
import io.resticmanager.jobs.queue.Upkeep;
import io.resticmanager.jobs.source.PathRules;
import io.resticmanager.jobs.source.Unseen;
import org.jspecify.annotations.Nullable;

/** Reads a schedule field by field; a person hears of all that is wrong with it at once. */
final class WishReader {

    static final String ZONE = "A zone of the time zone database is needed, such as Europe/Berlin or UTC.";

    static final int MOST_JITTER_S = 21_600;
    static final int LEAST_TIME_S = 60;
    static final int MOST_TIME_S = 604_800;

    private static final String ON_OR_OFF = "Say whether it is on (true) or off (false): all of the schedule is replaced.";
    // What a schedule is told with, so that what was read can be sent back; and
    // what only some kinds have, which is null when a schedule of another is told.
    private static final Set<String> NOT_READ = Set.of("id", "host_id", "revision", "sentence", "next_runs",
            "last_job", "on_host", "refused", "source", "retention", "options", "suspect_shrink_percent");
    private static final Map<String, Set<JobKind>> HAVING = Map.of("source", Set.of(JobKind.backup), "retention",
            Set.of(JobKind.backup, JobKind.forget), "options", Set.of(JobKind.prune, JobKind.check),
            "suspect_shrink_percent", Set.of(JobKind.backup));
    private static final String NOT_OF_KIND = "A %s schedule has no such field, so each run would go without what it says. "
            + "Leave it out.";
    private static final String NO_DRY_FORGET = "A forget schedule has no options, dry_run neither: each run removes what the "
            + "policies let go. Leave this out, and run a dry run by hand.";
    private static final int NAME = 100;
    private static final Map<String, JobKind> KINDS = Stream
            .of(JobKind.backup, JobKind.forget, JobKind.prune, JobKind.check)
            .collect(Collectors.toUnmodifiableMap(Enum::name, Function.identity()));

    private final OptionFields fields;
    private final PathRules rules;

    private WishReader(OptionFields fields, PathRules rules) {
        this.fields = fields;
        this.rules = rules;
    }

    /** Of a new one: what is absent is as it usually is. */
    static Reply<Wish> read(JsonNode node, PathRules rules) {
        return read(new WishReader(OptionFields.of(node, ""), rules));
    }

    /** Of one that replaces another: whether it is on has to be said, or one that was off would run. */
    static Reply<Wish> replacing(JsonNode node, PathRules rules) {
        var reader = new WishReader(OptionFields.of(node, ""), rules);
        if (reader.fields.value("enabled") == null) {
            reader.fields.refuse("enabled", ON_OR_OFF);
        }
        return read(reader);
    }

    private static Reply<Wish> read(WishReader reader) {
        var wish = reader.read();
        // Which fields there are depends on the kind.
        wish.ifPresent(read -> {
            reader.fields.refuseOthers(NOT_READ);
            reader.refuseForeign(read.kind());
        });
        return reader.fields.errors().isEmpty()
                ? Reply.of(wish.orElseThrow())
                : Reply.refused(Problem.invalid(reader.fields.errors()));
    }

    private Optional<Wish> read() {
        var name = needed("name", "A name has 1 to 100 characters that can be seen, on one line.", WishReader::name);
        var kind = KINDS.get(needed("kind", "A schedule runs one of backup, forget, prune and check.",
                KINDS::containsKey));
        var cron = cron();
        var zone = needed("time_zone", ZONE, WishReader::zone);
        return kind == null ? Optional.empty() : Optional.of(read(name, kind, cron, zone));
    }

    // What was dropped without a word would be missed in the run: a forget that was
    // to be dry removed snapshots.
    private void refuseForeign(JobKind kind) {
        HAVING.keySet().stream().sorted()
                .filter(field -> !has(kind, field) && fields.value(field) != null)
                .forEach(field -> fields.refuse(field, kind == JobKind.forget && field.equals("options")
                        ? NO_DRY_FORGET
                        : NOT_OF_KIND.formatted(kind)));
    }

    private Wish read(String name, JobKind kind, String cron, String zone) {
        var backup = kind == JobKind.backup;
        var timeout = fields.number("timeout_s", LEAST_TIME_S, MOST_TIME_S);
        return new Wish(name, kind, flag("enabled", true), cron, zone,
                Objects.requireNonNullElse(fields.number("jitter_s", 0, MOST_JITTER_S), 0), flag("run_missed", true),
                backup ? SourceReader.read(fields, rules) : null, retention(kind),
                has(kind, "options") ? Upkeep.options(kind, fields) : null,
                flag("treat_warnings_as_failure", false), timeout == null ? null : timeout.longValue(),
                backup ? fields.number("suspect_shrink_percent", 1, 100) : null);
    }

    private @Nullable Retention retention(JobKind kind) {
        return has(kind, "retention") && fields.value("retention") != null ? Retentions.read(fields) : null;
    }

    private static boolean has(JobKind kind, String field) {
        return Objects.requireNonNull(HAVING.get(field)).contains(kind);
    }

    private boolean flag(String field, boolean usual) {
        return Objects.requireNonNullElse(fields.flag(field), usual);
    }

    /** The text, or an empty one that was refused. */
    private String needed(String field, String expected, Function<String, Boolean> valid) {
        var before = fields.errors().size();
        var text = fields.text(field, expected, valid);
        if (text == null && fields.errors().size() == before) {
            fields.refuse(field, expected);
        }
        return text == null ? "" : text;
    }

    private String cron() {
        var text = fields.text("cron");
        try {
            return text == null && fields.value("cron") instanceof JsonNode node && !node.isString()
                    ? ""
                    : CronLine.parse(text == null ? "" : text).toString();
        } catch (BadCron e) {
            fields.refuse("cron", Objects.requireNonNull(e.getMessage()));
            return "";
        }
    }

    /** Whether the zone database has it. */
    static boolean zone(String text) {
        return ZoneId.getAvailableZoneIds().contains(text);
    }

    private static boolean name(String text) {
        return text.length() <= NAME && Unseen.in(text, "").isEmpty() && Shown.seen(text);
    }
}

package io.resticmanager.jobs.queue;

import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import io.micronaut.json.tree.JsonNode;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.job.RestoreOptions;
import io.resticmanager.contracts.job.RestoreOptions.Mode;
import io.resticmanager.contracts.job.RestoreOptions.Target;
import io.resticmanager.jobs.source.PathRules;
import org.jspecify.annotations.Nullable;

/**
 * Reads what is restored and where to; what only the books and the hub can tell is for {@link Restores}. A target that is the
 * host itself is the same as none.
 */
final class RestoreOrder {

    private static final String HOST_ID = "host_id";
    // Of a new directory nobody has to confirm anything.
    private static final String CONFIRM = "confirm_host_name";
    private static final String OVERWRITE = "overwrite";
    private static final Target UNREAD = new Target(Mode.new_directory);
    private static final Set<String> MODES = Arrays.stream(Mode.values()).map(Mode::name)
            .collect(Collectors.toUnmodifiableSet());

    private RestoreOrder() {}

    /** @param host whose snapshot it is */
    static JobOrder read(@Nullable JsonNode options, PathRules rules, String host) {
        var fields = OptionFields.of(options);
        var read = read(fields, rules, host);
        fields.refuseOthers(Set.of(CONFIRM));
        return fields.errors().isEmpty()
                ? new JobOrder.Ready(JobKind.restore, read, null)
                : new JobOrder.Refused(fields.errors());
    }

    private static RestoreOptions read(OptionFields fields, PathRules rules, String host) {
        var snapshot = DiffOrder.id(fields, "snapshot_id");
        var target = target(fields, host);
        var inPlace = target != null && target.mode() == Mode.in_place;
        return new RestoreOptions(snapshot, RestorePaths.read(fields, rules, inPlace),
                Objects.requireNonNullElse(target, UNREAD), inPlace ? fields.text(CONFIRM) : null,
                overwrite(fields, target));
    }

    private static @Nullable Target target(OptionFields options, String host) {
        var before = options.errors().size();
        var fields = options.within("target");
        var mode = fields.word("mode", "Either new_directory or in_place.", MODES);
        var elsewhere = fields.text(HOST_ID);
        if (fields.errors().size() > before) {
            return null;
        }
        if (mode == null) {
            fields.refuse("mode", "Say where to: new_directory or in_place.");
            return null;
        }
        var another = elsewhere == null || elsewhere.equals(host) ? null : elsewhere;
        if (another != null && Mode.valueOf(mode) == Mode.in_place) {
            fields.refuse("mode",
                    "Files are replaced only on the host that the snapshot is of. Restore to a new_directory there.");
        }
        return new Target(Mode.valueOf(mode), another);
    }

    private static @Nullable String overwrite(OptionFields fields, @Nullable Target target) {
        var overwrite = fields.text(OVERWRITE,
                "One of %s.".formatted(String.join(", ", RestoreOptions.OVERWRITES)),
                RestoreOptions.OVERWRITES::contains);
        if (overwrite != null && target != null && target.mode() == Mode.new_directory) {
            fields.refuse(OVERWRITE, "In a new directory there is nothing to overwrite. Leave this out.");
        }
        return overwrite;
    }
}

package io.resticmanager.jobs.queue;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import io.micronaut.json.tree.JsonNode;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.schedule.Shown;
import io.resticmanager.jobs.job.StoredJob;

/**
 * What was ordered, for the audit log: the kind, whether it only looks, and what was chosen, as in
 * {@code prune, dry run, max_unused 5%}. At most 600 characters, of which 40 are of one value.
 */
final class OrderWords {

    private static final int LENGTH = 600;
    private static final int VALUES = 8;
    /** Said in words already, or by us and not by whoever ordered. */
    private static final Set<String> UNTOLD = Set.of("dry_run", "host", "schedule_id", "explained", "obstacle");

    private OrderWords() {}

    static String of(StoredJob job) {
        var all = Stream.of(Stream.of(job.kind() + (job.scheduleId() == null ? "" : " of a schedule")), looks(job),
                chosen(job)).flatMap(words -> words).collect(Collectors.joining(", "));
        return all.codePointCount(0, all.length()) <= LENGTH
                ? all
                : all.substring(0, all.offsetByCodePoints(0, LENGTH)) + "…";
    }

    private static Stream<String> looks(StoredJob job) {
        return job.kind() == JobKind.forget || job.kind() == JobKind.prune
                ? Stream.of(job.rehearsal() ? "dry run" : "for real")
                : Stream.of();
    }

    // A hook can hold anything, a password included: of a backup the paths are
    // told.
    private static Stream<String> chosen(StoredJob job) {
        var source = job.source();
        if (job.kind() == JobKind.backup) {
            return source == null ? Stream.of() : Stream.of(list("paths", source.paths()));
        }
        return words("", job.options(JsonNode.class));
    }

    private static Stream<String> words(String name, JsonNode node) {
        if (UNTOLD.contains(name) || node.isNull()) {
            return Stream.of();
        }
        if (node.isObject()) {
            return StreamSupport.stream(node.entries().spliterator(), false)
                    .flatMap(field -> words(field.getKey(), field.getValue()));
        }
        if (node.isArray()) {
            return node.size() > 0 && node.get(0) instanceof JsonNode first && first.isObject()
                    ? StreamSupport.stream(node.values().spliterator(), false).flatMap(one -> words("", one))
                    : node.size() == 0 ? Stream.of() : Stream.of(list(name, texts(node)));
        }
        return Stream.of(name + " " + Shown.of(node.coerceStringValue()));
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.values().spliterator(), false).map(JsonNode::coerceStringValue).toList();
    }

    private static String list(String name, List<String> values) {
        return name + " " + values.stream().limit(VALUES).map(Shown::of).collect(Collectors.joining(" "))
                + (values.size() > VALUES ? " and %,d more".formatted(values.size() - VALUES) : "");
    }
}

package io.resticmanager.jobs.queue;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.micronaut.json.tree.JsonNode;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.jobs.source.PathRules;

/**
 * Reads which paths of a snapshot are restored. They were picked from what there is, so their names may be as odd as files' names
 * are; the command that names them must fit into a frame.
 */
final class RestorePaths {

    /** Paths of one restore. */
    static final int MOST = 1_000;

    /** All of them as JSON; a frame has 256 KiB, and some are for the rest of it. */
    static final int BYTES = 100 * 1024;

    private static final String FIELD = "paths";
    private static final String NO_UTF8 = "\uFFFD";

    private RestorePaths() {}

    /** Without those that are in a folder that is named too; empty also when they are refused. */
    static List<String> read(OptionFields fields, PathRules rules, boolean inPlace) {
        var before = fields.errors().size();
        // Everything is a lot to bring back because a name was misspelt.
        if (fields.value(FIELD) == null && !inPlace) {
            fields.refuse(FIELD, "Name paths, or [] for the whole snapshot.");
        }
        var paths = number(fields) ? texts(fields, rules) : List.<String>of();
        if (fields.errors().size() == before) {
            check(fields, paths, rules, inPlace);
        }
        return fields.errors().size() > before ? List.of() : whole(topmost(rules, paths), inPlace);
    }

    private static boolean number(OptionFields fields) {
        if (fields.value(FIELD) instanceof JsonNode list && list.isArray() && list.size() > MOST) {
            fields.refuse(FIELD,
                    "At most %,d paths can be restored at once, and these are %,d. Choose a folder above them."
                            .formatted(MOST, list.size()));
            return false;
        }
        return true;
    }

    private static List<String> texts(OptionFields fields, PathRules rules) {
        return fields.texts(FIELD, MOST, "A path as text is expected here.", _ -> true).stream()
                .map(path -> rules(path, rules).tidy(path)).toList();
    }

    private static void check(OptionFields fields, List<String> paths, PathRules rules, boolean inPlace) {
        if (paths.isEmpty() && inPlace) {
            fields.refuse(FIELD,
                    "Name what is to be replaced. The whole snapshot can be restored to a new directory only.");
        }
        // What is said of each of very long ones would not fit into an answer.
        if (Json.bytes(paths).length > BYTES) {
            fields.refuse(FIELD,
                    "These paths are too long: all of them together may take %d KiB. Choose a folder above them."
                            .formatted(BYTES / 1024));
        } else {
            each(fields, paths, rules, inPlace);
        }
    }

    private static void each(OptionFields fields, List<String> paths, PathRules rules, boolean inPlace) {
        for (var i = 0; i < paths.size(); i++) {
            var field = FIELD + "[" + i + "]";
            problem(paths.get(i), rules(paths.get(i), rules), inPlace).ifPresent(why -> fields.refuse(field, why));
        }
    }

    private static Optional<String> problem(String path, PathRules rules, boolean inPlace) {
        if (path.contains(NO_UTF8)) {
            return Optional.of("This name is not UTF-8, so it can not be named. Restore the folder above it.");
        }
        return rules.problemWithFound(path).or(() -> inPlace && rules.isRoot(path)
                ? Optional.of("A whole system is not replaced while it runs. Choose folders in it, or a new directory.")
                : Optional.empty());
    }

    private static List<String> topmost(PathRules rules, List<String> paths) {
        var all = Set.copyOf(paths);
        var seen = new HashSet<String>();
        return paths.stream().filter(path -> rules(path, rules).above(path).stream().noneMatch(all::contains))
                .filter(seen::add)
                .toList();
    }

    private static List<String> whole(List<String> paths, boolean inPlace) {
        return !inPlace && paths.contains("/") ? List.of() : paths;
    }

    // A snapshot has slashes whatever its host's system is: D:\Data is /D/Data
    // there.
    private static PathRules rules(String path, PathRules host) {
        return path.startsWith("/") ? PathRules.POSIX : host;
    }
}

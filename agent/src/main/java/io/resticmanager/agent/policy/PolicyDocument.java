package io.resticmanager.agent.policy;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import io.micronaut.json.tree.JsonNode;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.contracts.json.Wire;
import org.jspecify.annotations.Nullable;

/**
 * The policy file as it is written. A field that is left out keeps its default; one that is misspelt would too, and so widen
 * what it was meant to narrow: what is not understood to the last word is refused as a whole.
 */
@Wire
record PolicyDocument(@Nullable List<String> kinds, @Nullable List<String> restoreRoots, @Nullable List<String> hooks,
        @Nullable List<String> repositoryHosts) {

    static final PolicyDocument EMPTY = new PolicyDocument(null, null, null, null);
    private static final Set<String> FIELDS = Set.of("kinds", "restore_roots", "hooks", "repository_hosts");

    static PolicyDocument parse(byte[] bytes) throws UnusablePolicy {
        if (!WholeText.isOneValue(bytes)) {
            throw new UnusablePolicy("it is not a JSON object from its first to its last sign, with each field once");
        }
        try {
            checkFields(Json.read(bytes, JsonNode.class));
            var document = Json.read(bytes, PolicyDocument.class);
            document.policy(Optional.empty());
            return document;
        } catch (Json.Malformed _) {
            throw new UnusablePolicy("it is not a JSON object of lists of texts");
        }
    }

    private static void checkFields(JsonNode tree) throws UnusablePolicy {
        if (!tree.isObject()) {
            throw new UnusablePolicy("it is not a JSON object");
        }
        for (var field : tree.entries()) {
            if (!FIELDS.contains(field.getKey())) {
                throw new UnusablePolicy("it has a field '" + Shown.of(field.getKey()) + "', and only "
                        + FIELDS.stream().sorted().collect(Collectors.joining(", ")) + " mean something");
            }
            checkList(field.getKey(), field.getValue());
        }
    }

    private static void checkList(String name, JsonNode value) throws UnusablePolicy {
        if (!value.isArray()) {
            throw new UnusablePolicy(name + " is not a list");
        }
        for (var element : value.values()) {
            if (!element.isString()) {
                throw new UnusablePolicy(name + " holds something else than texts");
            }
        }
    }

    /** @param firstHosts what holds when the file names no repository hosts */
    Policy policy(Optional<Set<String>> firstHosts) throws UnusablePolicy {
        var usual = Policy.byDefault(firstHosts);
        return new Policy(true, Optional.empty(), kinds == null ? usual.kinds() : allowedKinds(kinds),
                restoreRoots == null ? usual.restoreRoots() : roots(restoreRoots),
                hooks == null ? usual.hooks() : hookNames(hooks),
                repositoryHosts == null ? firstHosts : Optional.of(hosts(repositoryHosts)));
    }

    private static Set<JobKind> allowedKinds(List<String> names) throws UnusablePolicy {
        var allowed = EnumSet.noneOf(JobKind.class);
        for (var name : names) {
            allowed.add(Arrays.stream(JobKind.values()).filter(kind -> kind.name().equals(name)).findFirst()
                    .orElseThrow(() -> new UnusablePolicy("'" + Shown.of(name) + "' in kinds is no kind of job")));
        }
        return allowed;
    }

    private static Set<String> hookNames(List<String> names) throws UnusablePolicy {
        for (var name : names) {
            if (!name.equals(Policy.ANY_HOOK) && !Policy.isHookName(name)) {
                throw new UnusablePolicy("'" + Shown.of(name) + "' in hooks is no name of a hook");
            }
        }
        return Set.copyOf(names);
    }

    private static List<Path> roots(List<String> texts) throws UnusablePolicy {
        for (var text : texts) {
            if (root(text).isEmpty()) {
                throw new UnusablePolicy(
                        "'" + Shown.of(text) + "' in restore_roots is not an absolute path without . and ..");
            }
        }
        return texts.stream().map(Path::of).toList();
    }

    /** Empty when the text is no absolute path, or one with detours or control characters. */
    static Optional<Path> root(String text) {
        try {
            return Optional.of(Path.of(text)).filter(path -> path.isAbsolute() && path.equals(path.normalize())
                    && text.chars().noneMatch(Character::isISOControl));
        } catch (InvalidPathException _) {
            return Optional.empty();
        }
    }

    private static Set<String> hosts(List<String> names) throws UnusablePolicy {
        for (var name : names) {
            if (RepositoryHost.parse(name).isEmpty()) {
                throw new UnusablePolicy("'" + Shown.of(name) + "' in repository_hosts is not a host name or address");
            }
        }
        return names.stream().map(name -> RepositoryHost.parse(name).orElseThrow()).collect(Collectors.toSet());
    }

    PolicyDocument withRestoreRoots(List<String> roots) {
        return new PolicyDocument(kinds, roots, hooks, repositoryHosts);
    }

    PolicyDocument withRepositoryHosts(List<String> hosts) {
        return new PolicyDocument(kinds, restoreRoots, hooks, hosts);
    }

    /** One field a line, as a person would write it. */
    String text() {
        var lines = new StringBuilder();
        append(lines, "kinds", kinds);
        append(lines, "restore_roots", restoreRoots);
        append(lines, "hooks", hooks);
        append(lines, "repository_hosts", repositoryHosts);
        return "{" + lines + "\n}\n";
    }

    private static void append(StringBuilder lines, String name, @Nullable List<String> values) {
        if (values != null) {
            lines.append(lines.isEmpty() ? "\n" : ",\n").append("  \"").append(name).append("\": [")
                    .append(values.stream().map(Json::text).collect(Collectors.joining(", "))).append(']');
        }
    }
}

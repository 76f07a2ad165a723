package io.resticmanager.gateway.restore;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

import io.resticmanager.contracts.agent.LocalPolicy;
import io.resticmanager.gateway.view.AllowedServers;
import io.resticmanager.gateway.view.PolicyView;

/** What a host's own policy says to a restore, as far as it told the hub; the agent judges again. */
final class TargetRules {

    private static final int NAMED = 3;

    private TargetRules() {}

    static List<String> refusals(Target target, Selection selection) {
        var policy = target.host().policy();
        if (policy == null) {
            return asked(target, selection);
        }
        var view = new PolicyView(policy);
        if (view.allowsNothing()) {
            return List.of("%s allows %s".formatted(target.host().name(), lower(view.why())));
        }
        var all = new ArrayList<>(asked(target, selection));
        if (!policy.kinds().contains("restore")) {
            all.add("The policy of %s does not allow restores. Add \"restore\" to \"kinds\" in its policy file."
                    .formatted(target.host().name()));
        }
        all.addAll(target.inPlace() ? outside(target, policy, selection) : noRoom(target, policy));
        if (target.elsewhere()) {
            Stream.of(AllowedServers.of(target.host()).warning(target.source().repoUrlRedacted()))
                    .filter(warning -> !warning.isEmpty()).forEach(all::add);
        }
        return all;
    }

    private static List<String> asked(Target target, Selection selection) {
        return target.inPlace() && selection.everything()
                ? List.of(
                        "Everything at once can not be restored in place. Choose the folders that are to be put back.")
                : List.of();
    }

    private static List<String> noRoom(Target target, LocalPolicy policy) {
        return policy.restoreRoots().isEmpty()
                ? List.of(
                        "The policy of %s allows no directory to restore into. Run there: restic-manager-agent policy allow-restore PATH"
                                .formatted(target.host().name()))
                : List.of();
    }

    private static List<String> outside(Target target, LocalPolicy policy, Selection selection) {
        var windows = target.host().os().equals("windows");
        var roots = policy.restoreRoots().stream().map(root -> inSnapshot(root, windows)).toList();
        var outside = selection.paths().stream().filter(path -> !path.equals(SnapshotPath.TOP))
                .filter(path -> roots.stream().noneMatch(root -> SnapshotPath.within(same(path, windows), root)))
                .toList();
        if (outside.isEmpty()) {
            return List.of();
        }
        var named = outside.stream().limit(NAMED).map(ShownName::of).toList();
        var rest = outside.size() - named.size();
        return List.of(
                "The policy of %s does not allow to restore into %s%s. Run there: restic-manager-agent policy allow-restore PATH"
                        .formatted(target.host().name(), String.join(", ", named),
                                rest > 0 ? " and %d more".formatted(rest) : ""));
    }

    // C:\Users stands in a snapshot as /C/Users.
    private static String inSnapshot(String root, boolean windows) {
        var path = windows ? "/" + root.replace(":", "").replace('\\', '/') : root;
        return same(path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path, windows);
    }

    private static String same(String path, boolean windows) {
        return windows ? path.toLowerCase(Locale.ROOT) : path;
    }

    private static String lower(String sentence) {
        var text = Objects.requireNonNullElse(sentence, "");
        return text.isEmpty() ? text : text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
    }
}

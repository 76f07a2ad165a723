package io.resticmanager.agent.policy;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

import io.resticmanager.contracts.agent.LocalPolicy;
import io.resticmanager.contracts.job.JobKind;

/**
 * What this endpoint lets its hub do. Pure rules: each question is answered with why not, or nothing. {@code problem} says
 * why the policy can not be relied on, and then everything is refused. {@code repositoryHosts} is empty until the first
 * configuration has come. Sources of backups are not limited (product.md 5).
 */
public record Policy(boolean fromFile, Optional<String> problem, Set<JobKind> kinds, List<Path> restoreRoots,
        Set<String> hooks, Optional<Set<String>> repositoryHosts) {

    /** Where restores go when nobody allowed more. */
    public static final Path RESTORE_DIRECTORY = Path
            .of(RestorePlaces.usual(System.getProperty("os.name"), System.getenv("ProgramData")));

    static final String ANY_HOOK = "*";
    private static final Pattern HOOK = Pattern.compile("[a-z0-9][a-z0-9_-]{0,63}");

    public Policy {
        kinds = Set.copyOf(kinds);
        restoreRoots = List.copyOf(restoreRoots);
        hooks = Set.copyOf(hooks);
        repositoryHosts = repositoryHosts.map(Set::copyOf);
    }

    /** Without a policy file (decision 9 of the design): nothing but the repository is narrowed by the first configuration. */
    static Policy byDefault(Optional<Set<String>> firstHosts) {
        return new Policy(false, Optional.empty(), EnumSet.allOf(JobKind.class), List.of(RESTORE_DIRECTORY),
                Set.of(ANY_HOOK), firstHosts);
    }

    static Policy vetoing(String problem) {
        return new Policy(true, Optional.of(problem), Set.of(), List.of(), Set.of(), Optional.of(Set.of()));
    }

    Optional<Refusal> kind(JobKind kind) {
        return refusedAnyway().or(() -> refuse(!kinds.contains(kind), "policy.kind",
                "The policy of this host does not allow " + kind
                        + " jobs. To allow them, add \"" + kind + "\" to \"kinds\" in the host's policy file."));
    }

    /** Small letters, digits, {@code _} and {@code -}, at most 64: nothing that could leave the hook directory. */
    public static boolean isHookName(String name) {
        return HOOK.matcher(name).matches();
    }

    /** @param name a file in the hook directory, never a path */
    Optional<Refusal> hook(String name) {
        var known = isHookName(name) && (hooks.contains(ANY_HOOK) || hooks.contains(name));
        return refusedAnyway().or(() -> refuse(!known, "policy.hook",
                "The policy of this host does not allow a hook '" + Shown.of(name)
                        + "'. To allow it, add its name to \"hooks\" in the host's policy file."));
    }

    /** @param resolve makes a path real: without links, or as it is when there is nothing to resolve */
    Optional<Refusal> restoreInto(Path target, UnaryOperator<Path> resolve) {
        var real = resolve.apply(target);
        var within = target.isAbsolute() && target.equals(target.normalize()) && real.isAbsolute()
                && restoreRoots.stream().map(resolve).anyMatch(real::startsWith);
        return refusedAnyway().or(() -> refuse(!within, "policy.restore_root",
                "The policy of this host does not allow to restore into " + Shown.of(target.toString())
                        + ". To allow it, run on the host: restic-manager-agent policy allow-restore PATH"));
    }

    /** @param repository as restic names it */
    Optional<Refusal> repository(String repository) {
        var host = RepositoryHost.of(repository);
        if (host.isEmpty()) {
            return refusedAnyway().or(() -> refuse(true, "policy.repository_host",
                    "This host can not tell to which server the address of the repository leads, and refuses it."
                            + " Write it as restic's manual does, for example rest:https://backup.example.org:8000/host1/."));
        }
        var allowed = repositoryHosts.isEmpty() || repositoryHosts.get().contains(host.get());
        return refusedAnyway().or(() -> refuse(!allowed, "policy.repository_host",
                "The policy of this host does not allow a repository at " + host.get()
                        + ". To allow it, run on the host: restic-manager-agent policy allow-repository " + host.get()
                        + " and restart the agent."));
    }

    private Optional<Refusal> refusedAnyway() {
        return problem.map(why -> new Refusal("policy.file", "The policy file of this host is not usable, so that it"
                + " refuses everything: " + why
                + ". Repair it; restic-manager-agent policy show tells whether it is good."));
    }

    private static Optional<Refusal> refuse(boolean refused, String rule, String message) {
        return refused ? Optional.of(new Refusal(rule, message)) : Optional.empty();
    }

    /** As hello tells it: a file with nothing in it at all is one that can not be used. */
    LocalPolicy report() {
        return new LocalPolicy(fromFile, kinds.stream().sorted().map(JobKind::name).toList(),
                restoreRoots.stream().map(Path::toString).toList(), hooks.stream().sorted().toList(),
                repositoryHosts.orElse(Set.of()).stream().sorted().toList(),
                problem.map(why -> why.replaceAll("\\s+", " ")).orElse(null));
    }
}

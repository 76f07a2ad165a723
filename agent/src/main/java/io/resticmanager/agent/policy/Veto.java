package io.resticmanager.agent.policy;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.micronaut.json.tree.JsonNode;
import io.resticmanager.contracts.agent.HubMessage;
import io.resticmanager.contracts.agent.LocalPolicy;
import io.resticmanager.contracts.job.BackupOptions;
import io.resticmanager.contracts.job.JobKind;
import io.resticmanager.contracts.json.Json;
import org.jspecify.annotations.Nullable;

/** Holds what the hub asks for against the policy of this endpoint, as it is at that moment. */
public final class Veto {

    private static final System.Logger LOG = System.getLogger(Veto.class.getName());

    private final PolicyFile file;
    private final FirstHosts firstHosts;
    private final Supplier<Optional<HubMessage.Repository>> configured;
    private final RestorePlaces places;
    private final AtomicReference<Optional<String>> toldProblem = new AtomicReference<>(Optional.empty());

    /**
     * @param configured the repository of the configuration in force
     * @param places the folder of the policy file is one of the agent's own anyway
     */
    public Veto(PolicyFile file, FirstHosts firstHosts, Supplier<Optional<HubMessage.Repository>> configured,
            RestorePlaces places) {
        this.file = file;
        this.firstHosts = firstHosts;
        this.configured = configured;
        this.places = new RestorePlaces(places.directory(),
                Stream.concat(places.own().stream(), Stream.of(file.path().resolveSibling(""))).toList());
        configuredHost().ifPresent(firstHosts::rememberUnlessEver);
        report();
    }

    private Optional<String> configuredHost() {
        return configured.get().flatMap(repository -> RepositoryHost.of(repository.url()));
    }

    private Policy policy(Optional<Set<String>> firstHosts) {
        var policy = file.policy(firstHosts);
        var told = toldProblem.getAndSet(policy.problem());
        if (!policy.problem().equals(told)) {
            policy.problem().ifPresentOrElse(
                    why -> LOG.log(System.Logger.Level.ERROR, "the policy file is not usable, everything is refused: "
                            + why),
                    () -> LOG.log(System.Logger.Level.INFO, "the policy file is good again"));
        }
        return policy;
    }

    /** What hello tells of it. */
    public LocalPolicy report() {
        return policy(firstHosts.hosts()).report();
    }

    /** Why the command is refused; empty when the policy allows it. */
    public Optional<Refusal> refusal(HubMessage.CommandRun command) {
        var policy = policy();
        return policy.kind(command.kind())
                .or(() -> repository(policy, command.credential()))
                .or(() -> command.kind() == JobKind.restore
                        ? RestoreWish.refusal(policy, places, command, foreign(command), RealPath::of)
                        : Optional.empty())
                .or(() -> hooks(policy, command));
    }

    /**
     * Why a look is refused: it is there for restores, and goes to repositories that a job may go to. Whether a repository can be
     * reached is told also where none may be restored.
     */
    public Optional<Refusal> refusal(HubMessage.Look look) {
        var policy = policy();
        var ofRepository = look instanceof HubMessage.Probe probe && probe.what() == HubMessage.Probe.What.repository;
        var ofDisk = look instanceof HubMessage.Probe && !ofRepository;
        var kind = ofRepository ? Optional.<Refusal>empty() : policy.kind(JobKind.restore);
        return kind.or(() -> ofDisk ? Optional.empty() : repository(policy, look.credential()));
    }

    // What an earlier enrolment configured holds until this one's first comes.
    private Policy policy() {
        return policy(firstHosts.hosts().or(() -> configuredHost().map(Set::of)));
    }

    // The configuration too: the policy may have become narrower since it came.
    private Optional<Refusal> repository(Policy policy, HubMessage.@Nullable Repository lent) {
        var configuration = configured.get();
        var credential = Optional.ofNullable(lent);
        if (credential.isPresent() && configuration.isEmpty()) {
            return Optional.of(new Refusal("policy.repository_host",
                    "This host has no configuration yet and takes no other credential. Wait until it has its own."));
        }
        return Stream.concat(configuration.stream(), credential.stream())
                .map(repository -> policy.repository(repository.url())).flatMap(Optional::stream).findFirst();
    }

    private boolean foreign(HubMessage.CommandRun command) {
        return command.credential() instanceof HubMessage.Repository lent
                && configured.get().filter(own -> own.id().equals(lent.id())).isEmpty();
    }

    private static Optional<Refusal> hooks(Policy policy, HubMessage.CommandRun command) {
        return command.kind() == JobKind.backup
                ? hookNames(command.options()).map(policy::hook).flatMap(Optional::stream).findFirst()
                : Optional.empty();
    }

    private static Stream<String> hookNames(@Nullable JsonNode options) {
        try {
            var source = options == null ? null : Json.read(options, BackupOptions.class).source();
            return source == null
                    ? Stream.empty()
                    : Stream.of(Optional.ofNullable(source.beforeHook()), Optional.ofNullable(source.afterHook()))
                            .flatMap(Optional::stream);
        } catch (Json.Malformed _) {
            // Such a job is refused for its options.
            return Stream.empty();
        }
    }

    /**
     * Why the configuration is refused; empty when the policy allows it. The repository host of the first one that is
     * allowed is remembered, and holds until the policy file says otherwise.
     */
    public Optional<Refusal> refusal(HubMessage.ConfigUpdate update) {
        if (update.repository() == null) {
            return Optional.empty();
        }
        var url = update.repository().url();
        var refusal = policy(firstHosts.hosts()).repository(url);
        if (refusal.isEmpty()) {
            RepositoryHost.of(url).ifPresent(firstHosts::remember);
        }
        return refusal;
    }
}

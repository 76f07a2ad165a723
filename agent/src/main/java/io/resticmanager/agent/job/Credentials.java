package io.resticmanager.agent.job;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.resticmanager.agent.secret.Redactor;
import io.resticmanager.contracts.agent.HubMessage;

/**
 * What opens the repository of a job: what the command lent for it, or else the everyday credential of the configuration. A
 * lent one is in memory only, and masked from the moment it comes until the job is over.
 */
public final class Credentials {

    private final Supplier<Optional<HubMessage.Repository>> everyday;
    private final Redactor redactor;
    private final Map<String, HubMessage.Repository> lent = new ConcurrentHashMap<>();

    /** @param everyday the one that is configured just now */
    public Credentials(Supplier<Optional<HubMessage.Repository>> everyday, Redactor redactor) {
        this.everyday = everyday;
        this.redactor = redactor;
    }

    /** Takes what the command lends, before anything else is done with it. */
    public void take(HubMessage.CommandRun command) {
        if (command.credential() instanceof HubMessage.Repository credential) {
            redactor.mask(command.jobId(), secrets(credential));
            lent.put(command.jobId(), credential);
        }
    }

    private static Stream<String> secrets(HubMessage.Repository credential) {
        return Stream.concat(Stream.of(credential.password()), Stream.ofNullable(credential.serverPassword()));
    }

    /** The job is over, or never began. */
    public void giveBack(String jobId) {
        if (lent.remove(jobId) != null) {
            redactor.release(jobId);
        }
    }

    /** Whether this job has a credential of its own. */
    public boolean lent(String jobId) {
        return lent.containsKey(jobId);
    }

    Optional<HubMessage.Repository> of(String jobId) {
        return Optional.ofNullable(lent.get(jobId)).or(everyday);
    }

    Optional<HubMessage.Repository> everyday() {
        return everyday.get();
    }

    /** Whether the job works on another repository than this host's own. */
    boolean elsewhere(String jobId) {
        var own = everyday.get().map(HubMessage.Repository::id);
        return Optional.ofNullable(lent.get(jobId)).filter(lent -> !own.equals(Optional.of(lent.id()))).isPresent();
    }
}

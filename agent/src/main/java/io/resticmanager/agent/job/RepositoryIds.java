package io.resticmanager.agent.job;

import java.time.Duration;
import java.util.Optional;

import io.resticmanager.agent.restic.Answer;
import io.resticmanager.agent.restic.Restic;
import io.resticmanager.contracts.agent.HubMessage;
import org.jspecify.annotations.Nullable;

/**
 * restic's own id of this host's repository, by which the manager lines up those who share it. It is asked for once a day, after
 * the agent's start and where the address is another one: at an address that is told anew there may be another repository.
 */
final class RepositoryIds {

    private static final Duration GOOD_FOR = Duration.ofHours(24);

    private @Nullable Known last;

    private record Known(String ours, String url, String id, long at) {

        boolean of(HubMessage.Repository repository) {
            return ours.equals(repository.id()) && url.equals(repository.url())
                    && System.nanoTime() - at < GOOD_FOR.toNanos();
        }
    }

    /** The outcome with the id in it. A job that ended well has ended well also when restic does not tell. */
    synchronized Outcome in(Outcome outcome, Restic restic, HubMessage.Repository repository)
            throws InterruptedException {
        return switch (outcome) {
            case Outcome.Succeeded(var summary, var code, var warnings, var unreadable, var suspect) ->
                new Outcome.Succeeded(summary.in(id(summary.repositoryId(), restic, repository).orElse(null)), code,
                        warnings, unreadable, suspect);
            case Outcome.Damaged(var error, var code, var summary) -> new Outcome.Damaged(error, code,
                    summary.in(id(summary.repositoryId(), restic, repository).orElse(null)));
            case Outcome.Failed _,Outcome.Cancelled _ -> outcome;
        };
    }

    private Optional<String> id(@Nullable String told, Restic restic, HubMessage.Repository repository)
            throws InterruptedException {
        if (told != null) {
            return Optional.of(remember(repository, told));
        }
        if (last != null && last.of(repository)) {
            return Optional.of(last.id());
        }
        return restic.repositoryId() instanceof Answer.Done<String>(var id, _)
                ? Optional.of(remember(repository, id))
                : Optional.empty();
    }

    private String remember(HubMessage.Repository repository, String id) {
        last = new Known(repository.id(), repository.url(), id, System.nanoTime());
        return id;
    }
}

package io.resticmanager.gateway.settings;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import io.resticmanager.contracts.alert.AlertsRpc.Drills;
import io.resticmanager.contracts.job.JobsRpc.Keeping;
import io.resticmanager.contracts.notification.NotificationsRpc.Delivering;
import io.resticmanager.contracts.rpc.FieldError;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.contracts.rpc.Reply;
import io.resticmanager.gateway.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** What each of the three services told, or why it did not. */
public record KnownSettings(Reply<Delivering> delivering, Reply<Keeping> keeping, Reply<Drills> drills) {

    /** @throws ProblemException 503 with the name of each service that did not tell */
    public Settings whole() {
        if (!(delivering instanceof Reply.Value<Delivering>(var sent)
                && keeping instanceof Reply.Value<Keeping>(var kept)
                && drills instanceof Reply.Value<Drills>(var drilled))) {
            throw new ProblemException(Problem.unavailable(silence(Arrays.asList(Owner.values()))));
        }
        return new Settings(sent.baseUrl(), sent.heartbeatUrl(), drilled.enabled(), kept.jobLogDays(), sent.logDays(),
                sent.allowPrivateTargets(), fixed(), sent.heartbeat(),
                new Settings.Drill(drilled.lastAt(), drilled.nextAt()));
    }

    /** What the environment sets, as far as that is known. */
    public List<String> fixed() {
        var all = new ArrayList<String>();
        if (delivering instanceof Reply.Value<Delivering>(var sent)) {
            sent.fixed().stream().map(Owner.notifications::named).forEach(all::add);
        }
        if (keeping instanceof Reply.Value<Keeping>(var kept) && kept.fixed()) {
            all.add(Setting.job_log_days.name());
        }
        return List.copyOf(all);
    }

    /** Why a service did not tell; empty when it did. */
    public Optional<Problem> trouble(Owner owner) {
        Reply<?> told = switch (owner) {
            case notifications -> delivering;
            case jobs -> keeping;
            case alerts -> drills;
        };
        return told instanceof Reply.Refused<?>(var problem) ? Optional.of(problem) : Optional.empty();
    }

    /** @throws ProblemException 503 when one of them did not tell */
    public void mustKnow(Collection<Owner> owners) {
        if (owners.stream().anyMatch(owner -> trouble(owner).isPresent())) {
            throw new ProblemException(Problem.unavailable("Nothing was changed: " + silence(owners)));
        }
    }

    /**
     * The part of a wish that makes a difference.
     *
     * @throws ProblemException 422 at each field of it that the environment sets
     */
    Wish news(Wish wish) {
        var news = wish.unlike(value(delivering), value(keeping), value(drills));
        var fixed = fixed();
        var refused = news.settings().stream().filter(setting -> fixed.contains(setting.name()))
                .map(setting -> new FieldError(setting.name(),
                        "%s sets this in the environment of the server; change it there.".formatted(setting.key())))
                .toList();
        if (!refused.isEmpty()) {
            throw new ProblemException(Problem.invalid(refused));
        }
        return news;
    }

    private String silence(Collection<Owner> owners) {
        return owners.stream().flatMap(owner -> trouble(owner).stream()
                .map(problem -> "%s does not answer. %s".formatted(owner.service(), problem.detail())))
                .collect(Collectors.joining(" "));
    }

    private static <T> @Nullable T value(Reply<T> told) {
        return told instanceof Reply.Value<T>(var value) ? value : null;
    }
}

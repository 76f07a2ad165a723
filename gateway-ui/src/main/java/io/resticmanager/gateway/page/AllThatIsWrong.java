package io.resticmanager.gateway.page;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

import jakarta.inject.Singleton;

import io.resticmanager.contracts.job.JobsRpc;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.rpc.FieldError;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.gateway.problem.ProblemException;
import io.resticmanager.gateway.rpc.Jobs;
import org.jspecify.annotations.Nullable;

/**
 * Gathers what is wrong with an order or a schedule that can not be read as it was typed: beside what this page found, what
 * jobs-service says of the rest, so that a person hears of all of it at once. jobs-service is asked for one without any time,
 * which it refuses.
 */
@Singleton
final class AllThatIsWrong {

    private static final String TIME = "timeout_s";

    private static final int FORBIDDEN = 403;

    private final Jobs jobs;

    AllThatIsWrong(Jobs jobs) {
        this.jobs = jobs;
    }

    /** @param wrong what this page found, at least one */
    ProblemException with(Actor actor, JobsRpc.Run order, List<FieldError> wrong) {
        return beside(wrong, order.timeoutS(),
                time -> jobs.run(actor, new JobsRpc.Run(order.hostId(), order.kind(), order.options(), time)));
    }

    /**
     * @param wrong what this page found, at least one
     * @param typed the time limit that was typed, in seconds
     * @param ask asks jobs-service for it with another time limit, which is one that it refuses
     */
    static ProblemException beside(List<FieldError> wrong, @Nullable Long typed, Function<Long, ?> ask) {
        var refused = typed != null && (typed < Minutes.LEAST_TIME_S || typed > Minutes.MOST_TIME_S) ? typed : null;
        var others = refusal(refused == null ? Long.valueOf(0) : refused, ask);
        return new ProblemException(Problem.invalid(Stream.concat(wrong.stream(), others.stream()
                .filter(error -> refused != null || !error.field().equals(TIME))
                .filter(error -> wrong.stream().noneMatch(known -> known.field().startsWith(error.field()))))
                .toList()));
    }

    private static List<FieldError> refusal(Long impossible, Function<Long, ?> ask) {
        try {
            var unused = ask.apply(impossible);
            return List.of();
        } catch (ProblemException refused) {
            if (refused.problem().status() == FORBIDDEN) {
                // Whoever may not do it has nothing to mend.
                throw refused;
            }
            return Objects.requireNonNullElse(refused.problem().errors(), List.of());
        }
    }
}

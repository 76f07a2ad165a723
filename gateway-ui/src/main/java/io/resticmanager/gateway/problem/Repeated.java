package io.resticmanager.gateway.problem;

import java.util.List;
import java.util.Optional;

import io.micronaut.http.HttpParameters;
import io.resticmanager.contracts.rpc.Problem;

/** Refuses what an address names more than once: one of several would be taken, and nobody told which. */
public final class Repeated {

    private Repeated() {}

    /** Each of these that came more than once; the others are not looked at. */
    public static Optional<Problem> among(HttpParameters sent, List<String> names) {
        var complaints = new Complaints();
        names.forEach(name -> complaints.addIf(sent.getAll(name).size() > 1, name,
                "The %s is named more than once; name one.".formatted(name)));
        return complaints.problem();
    }

    /** @throws ProblemException 422 at each of these that came more than once */
    public static void refuse(HttpParameters sent, List<String> names) {
        among(sent, names).ifPresent(problem -> {
            throw new ProblemException(problem);
        });
    }
}

package io.resticmanager.gateway.view;

import java.util.stream.Collectors;

import io.resticmanager.contracts.rpc.FieldError;
import io.resticmanager.contracts.rpc.Problem;

/** What is wrong with what the address of a list asks for. */
final class Trouble {

    static final int REFUSED = 422;

    private Trouble() {}

    /** Each sentence once. */
    static String of(Problem problem) {
        return problem.errors() == null
                ? problem.detail()
                : problem.errors().stream().map(FieldError::message).distinct().collect(Collectors.joining(" "));
    }

    /** Whether the place in the list is all that is wrong. */
    static boolean onlyThePlace(Problem problem) {
        return problem.errors() != null
                && problem.errors().stream().allMatch(error -> error.field().equals("cursor"));
    }
}

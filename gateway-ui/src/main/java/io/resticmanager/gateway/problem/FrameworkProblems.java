package io.resticmanager.gateway.problem;

import jakarta.inject.Singleton;

import io.micronaut.core.convert.exceptions.ConversionErrorException;
import io.micronaut.core.type.Argument;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.platform.sqlite.StorageTrouble;

/** What the framework itself refuses (unknown address, unreadable body, …) is told in the same form as our own refusals. */
@Singleton
final class FrameworkProblems implements ErrorResponseProcessor<Object> {

    private static final Problem MALFORMED = Problem.of(400, "malformed", "Not readable",
            "The request is not what this address takes; is its body valid JSON, and one object with fields, {…}?");

    private final ProblemAnswers answers;

    FrameworkProblems(ProblemAnswers answers) {
        this.answers = answers;
    }

    @Override
    @SuppressWarnings("unchecked") // a response of any body is what the framework writes
    public MutableHttpResponse<Object> processResponse(ErrorContext context, MutableHttpResponse<?> begun) {
        var problem = problem(begun.code(), context);
        return (MutableHttpResponse<Object>) answers.write(context.getRequest(), problem,
                begun.status(problem.status()));
    }

    private static Problem unreadable(Argument<?> argument) {
        if (argument.isAnnotationPresent(Body.class)) {
            return MALFORMED;
        }
        return argument.isAnnotationPresent(QueryValue.class)
                ? Problem.invalid(argument.getAnnotationMetadata().stringValue(QueryValue.class)
                        .filter(name -> !name.isEmpty()).orElse(argument.getName()),
                        "This can not be read; a number is expected here.")
                : Problem.of(400, "malformed", "Not readable",
                        "“%s” is missing or not readable.".formatted(argument.getName()));
    }

    // The framework's own messages quote what was sent, which may hold a password;
    // so ours do the talking.
    private static Problem problem(int status, ErrorContext context) {
        return switch (status) {
            case 400 -> context.getRootCause().orElse(null) instanceof ConversionErrorException unreadable
                    ? unreadable(unreadable.getArgument())
                    : MALFORMED;
            case 401 -> Problem.of(401, "unauthenticated", "Not signed in", "Sign in first.");
            case 403 -> Problem.of(403, "forbidden", "Not allowed", "You may not do this.");
            case 404 -> Problem.notFound("There is nothing at %s.".formatted(context.getRequest().getPath()));
            case 405 -> Problem.of(405, "method-not-allowed", "Not possible here",
                    "%s is not possible here; the header Allow lists what is."
                            .formatted(context.getRequest().getMethodName()));
            case 406 -> Problem.of(406, "not-acceptable", "Not available in that form",
                    "The answer is not available in the form that the header Accept asks for.");
            case 413 -> Problem.of(413, "too-large", "Too large",
                    "A request may hold at most 1 MiB in its body and 16 KiB in its address.");
            case 415 -> Problem.of(415, "unsupported-media-type", "Not in a form we read",
                    "Send application/json, or a form from one of our pages.");
            default -> status < 500
                    ? Problem.of(status, "refused", "Refused", "The request was refused.")
                    : context.getRootCause().flatMap(StorageTrouble::behind).map(Problem::notStored)
                            .orElseGet(Problem::broken);
        };
    }
}

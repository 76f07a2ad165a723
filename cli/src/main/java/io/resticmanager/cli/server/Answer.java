package io.resticmanager.cli.server;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.stream.Collectors;

import io.micronaut.json.tree.JsonNode;
import io.resticmanager.cli.failure.CliFailure;
import io.resticmanager.cli.failure.ExitCode;
import io.resticmanager.contracts.json.Json;

/** What came back; a problem (RFC 9457) is told in its own words, with what to do about it. */
record Answer(URI url, HttpResponse<byte[]> response) {

    private static final int WHAT_IS_WELL = 300;
    private static final int REDIRECTS = 400;

    JsonNode body() {
        var status = response.statusCode();
        if (status < WHAT_IS_WELL) {
            return response.body().length == 0 ? JsonNode.createObjectNode(Map.of()) : read();
        }
        if (status < REDIRECTS) {
            throw CliFailure.wrong("%s points to %s: give that address instead".formatted(url,
                    response.headers().firstValue("Location").orElse("another address")));
        }
        throw new Refusal(status, isJson() ? words() : "", retryAfter(), isFor("password-required")).failure(url);
    }

    private JsonNode read() {
        try {
            return Json.read(response.body(), JsonNode.class);
        } catch (Json.Malformed _) {
            throw new CliFailure(ExitCode.UNREACHABLE,
                    "%s answers, but not as restic-manager does: look at the address".formatted(url));
        }
    }

    private boolean isJson() {
        return response.headers().firstValue("Content-Type").orElse("").contains("json");
    }

    private String words() {
        var problem = new Fields(read());
        var fields = problem.list("errors").stream()
                .map(error -> "%s: %s".formatted(error.text("field"), error.text("message")))
                .collect(Collectors.joining("; "));
        return fields.isEmpty() ? problem.text("detail") : fields;
    }

    private boolean isFor(String type) {
        return isJson() && new Fields(read()).text("type").endsWith(type);
    }

    private String retryAfter() {
        return response.headers().firstValue("Retry-After").orElse("");
    }

    /** {@code words} are the server's, empty where something before it answered. */
    record Refusal(int status, String words, String retryAfter, boolean wantsPassword) {

        CliFailure failure(URI url) {
            return switch (status) {
                case 401 -> CliFailure.failed("%s does not accept the API token: it has expired, was revoked, or is "
                        .formatted(url)
                        + "mistyped. Make one there (Profile, API tokens), then run restic-manager login");
                case 403 -> CliFailure.failed(told() + (wantsPassword
                        ? ". This needs an API token made with 'It may also do what asks people for their password'"
                        : ". Ask an administrator, or use a token with that role"));
                case 404 -> CliFailure.failed(words.isEmpty() ? noSuchRoute(url) : words);
                case 409 -> CliFailure.failed(told());
                case 429 -> CliFailure.failed(told() + (retryAfter.isEmpty()
                        ? ""
                        : ". Try again in %s s".formatted(
                                retryAfter)));
                case 502, 503, 504 -> CliFailure.unreachable("%s is not available just now (%d%s). Try again in a "
                        .formatted(url, status, words.isEmpty() ? "" : ": " + words)
                        + "moment; its log, and Settings, About there, tell which service does not answer");
                default -> CliFailure.failed(told());
            };
        }

        private static String noSuchRoute(URI url) {
            return "%s has no such page: look at the address, or whether the server is older than this client"
                    .formatted(url);
        }

        private String told() {
            return (words.isEmpty() ? "the server answers %d".formatted(status) : words).replaceFirst("\\.$", "");
        }
    }
}

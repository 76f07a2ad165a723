package io.resticmanager.gateway.view;

import static io.resticmanager.gateway.view.Samples.HOSTILE;
import static io.resticmanager.gateway.view.Samples.ID;
import static io.resticmanager.gateway.view.Samples.NOON;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.resticmanager.contracts.rpc.FieldError;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.gateway.apitoken.ApiToken;
import org.junit.jupiter.params.provider.Arguments;

/** API tokens to show, and the page that asks for a password. */
final class TokenSamples {

    private TokenSamples() {}

    static Stream<Arguments> pages() {
        var wrong = new FormView(Map.of("name", HOSTILE, "role", HOSTILE, "expires_in_s", HOSTILE),
                Problem.invalid(List.of(new FieldError("name", HOSTILE), new FieldError("role", HOSTILE),
                        new FieldError("expires_in_s", HOSTILE), new FieldError("allow_sensitive", HOSTILE))));
        var many = List.of(new ApiToken(ID, HOSTILE, Role.admin, true, NOON, NOON, NOON),
                new ApiToken(ID.replace('8', '9'), "ci", Role.viewer, false, NOON, NOON.plusSeconds(1), null));
        return Stream.of(
                page("profile/api-tokens", Map.of("tokens",
                        new TokensView(List.of(), FormView.EMPTY, null, Role.viewer, ID, NOON))),
                page("profile/api-tokens",
                        Map.of("tokens", new TokensView(many, wrong, HOSTILE, Role.admin, ID, NOON))),
                page("password", Map.of("action", HOSTILE, "carried", List.of(), "again", List.of(), "wrong", "",
                        "userName", HOSTILE)),
                page("password", Map.of("action", "/x", "carried", List.of(new Named(HOSTILE)), "again",
                        List.of(new Named("a"), new Named("b")), "wrong", HOSTILE, "userName", HOSTILE)));
    }

    /** As a field of a form on its way. */
    record Named(String name) {

        public String value() {
            return HOSTILE;
        }

        public String label() {
            return HOSTILE;
        }
    }

    private static Arguments page(String name, Map<String, Object> model) {
        return Arguments.of(name, model);
    }
}

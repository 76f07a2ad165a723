package io.resticmanager.hub.enrolment;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.resticmanager.contracts.host.HubRpc.MintToken;
import io.resticmanager.contracts.rpc.FieldError;
import io.resticmanager.hub.credential.CredentialRules;
import org.jspecify.annotations.Nullable;

/** What an administrator may ask of a new token; each field is judged by itself, so that all errors show at once. */
final class MintRules {

    static final long DEFAULT_LIFE_S = 3600;

    private static final long SHORTEST_LIFE_S = 60;

    private static final long LONGEST_LIFE_S = 86_400;

    private static final int MOST_TAGS = 20;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9.-]{0,61}[A-Za-z0-9])?");

    private static final Pattern TAG = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._:/-]{0,49}");

    private MintRules() {}

    static List<FieldError> errors(MintToken asked, Minting.Given given) {
        return Stream.of(
                name(asked.name()),
                tags(asked.tags()),
                CredentialRules.url(asked.repoUrl()),
                CredentialRules.username(asked.repoUrl(), asked.repoUsername()),
                CredentialRules.serverPassword(asked.repoUsername(), given.serverPassword()),
                CredentialRules.password("repo_password", given.password()),
                CredentialRules.password("server_password", given.serverPassword()),
                life(asked.expiresInS()))
                .flatMap(Optional::stream).toList();
    }

    private static Optional<FieldError> name(String name) {
        return NAME.matcher(name).matches()
                ? Optional.empty()
                : error("name",
                        "1 to 63 letters, digits, hyphens and dots, beginning and ending with a letter or digit.");
    }

    private static Optional<FieldError> tags(List<String> tags) {
        if (tags.size() > MOST_TAGS) {
            return error("tags", "At most " + MOST_TAGS + " tags.");
        }
        return tags.stream().filter(tag -> !TAG.matcher(tag).matches()).findFirst()
                .map(tag -> new FieldError("tags[" + tags.indexOf(tag) + "]",
                        "A tag has 1 to 50 letters, digits, blanks and . _ : / -"));
    }

    private static Optional<FieldError> life(@Nullable Long seconds) {
        return seconds == null || seconds >= SHORTEST_LIFE_S && seconds <= LONGEST_LIFE_S
                ? Optional.empty()
                : error("expires_in_s", "60 to 86400 seconds.");
    }

    private static Optional<FieldError> error(String field, String message) {
        return Optional.of(new FieldError(field, message));
    }
}

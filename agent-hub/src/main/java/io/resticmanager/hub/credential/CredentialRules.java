package io.resticmanager.hub.credential;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import io.resticmanager.contracts.agent.HubMessage;
import io.resticmanager.contracts.rpc.FieldError;
import org.jspecify.annotations.Nullable;

/** What a repository's address, user name and passwords may be. */
public final class CredentialRules {

    private static final int LONGEST_PASSWORD = 1024;

    private static final String TOO_SHORT = "At least 4 characters: a shorter one can not be masked in logs.";

    private static final Map<String, String> SHORT = Map.of("repo_password", TOO_SHORT
            + " If the repository has such a one, give it another with restic key add, and use that here.");

    // No slash: user names with slashes once escaped rest-server's --private-repos.
    // No colon: htpasswd ends the name there.
    private static final Pattern USERNAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@+-]{0,127}");

    private CredentialRules() {}

    public static Optional<FieldError> url(String url) {
        return RepositoryUrl.complaint(url).map(why -> new FieldError("repo_url", why));
    }

    public static Optional<FieldError> username(String url, @Nullable String username) {
        if (username == null || username.isEmpty()) {
            return Optional.empty();
        }
        if (!url.startsWith("rest:")) {
            return error("repo_username", "Only rest: repositories have a user name.");
        }
        return USERNAME.matcher(username).matches()
                ? Optional.empty()
                : error("repo_username", "1 to 128 letters, digits and . _ @ + -, without slashes.");
    }

    public static Optional<FieldError> serverPassword(@Nullable String username, @Nullable String password) {
        var nameless = username == null || username.isEmpty();
        return nameless && password != null
                ? error("repo_username", "A password for the server needs a user name.")
                : Optional.empty();
    }

    /** Judges a password once it is unsealed; a line end in it would end restic's environment or the htpasswd line. */
    public static Optional<FieldError> password(String field, @Nullable String password) {
        if (password == null) {
            return Optional.empty();
        }
        var fits = password.length() <= LONGEST_PASSWORD && password.chars().noneMatch(Character::isISOControl);
        return fits
                ? Optional.empty()
                : error(field, "At most 1,024 characters, without line ends and other control characters.");
    }

    /**
     * Judges one that is typed now. A short one can not be masked in what restic says; who has one already keeps it.
     *
     * @param typed blank is none
     * @param kept  what is stored
     */
    public static Optional<FieldError> typed(String field, @Nullable String typed, @Nullable String kept) {
        return typed == null || typed.isBlank() || typed.equals(kept) || HubMessage.Repository.maskable(typed)
                ? Optional.empty()
                : error(field, SHORT.getOrDefault(field, TOO_SHORT));
    }

    private static Optional<FieldError> error(String field, String message) {
        return Optional.of(new FieldError(field, message));
    }
}

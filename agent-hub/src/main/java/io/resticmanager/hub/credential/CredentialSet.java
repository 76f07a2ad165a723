package io.resticmanager.hub.credential;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.resticmanager.contracts.rpc.FieldError;
import org.jspecify.annotations.Nullable;

/**
 * A repository with everything that it takes to use it, in clear for as long as one call lasts; {@code toString} keeps the
 * secrets out of logs. The password encrypts the backups, the server password opens the door of the rest-server.
 */
public record CredentialSet(String url, @Nullable String username, String password, @Nullable String serverPassword) {

    /** This with what was given, and what was left blank as it is; only a rest-server knows user names. */
    CredentialSet with(@Nullable String newUrl, @Nullable String newUsername, @Nullable String newPassword,
            @Nullable String newServerPassword) {
        var target = given(newUrl).orElse(url);
        var rest = target.startsWith("rest:");
        return new CredentialSet(target,
                given(newUsername).orElse(rest ? username : null),
                given(newPassword).orElse(password),
                given(newServerPassword).orElse(rest ? serverPassword : null));
    }

    private static Optional<String> given(@Nullable String value) {
        return Optional.ofNullable(value).filter(text -> !text.isBlank());
    }

    /** What is wrong with this, and with the passwords in it that were typed now and not kept. */
    List<FieldError> errors(CredentialSet kept) {
        return Stream.of(
                CredentialRules.typed("repo_password", password, kept.password()),
                CredentialRules.typed("server_password", serverPassword, kept.serverPassword()),
                CredentialRules.url(url),
                CredentialRules.username(url, username),
                CredentialRules.password("repo_password", password),
                CredentialRules.password("server_password", serverPassword),
                pair())
                .flatMap(Optional::stream).toList();
    }

    private Optional<FieldError> pair() {
        if (username == null && serverPassword != null) {
            return Optional.of(new FieldError("repo_username", "A password for the server needs a user name."));
        }
        return username != null && serverPassword == null
                ? Optional.of(new FieldError("server_password", "A user name needs its password for the server."))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return "CredentialSet[hidden]";
    }
}

package io.resticmanager.hub.maintenance;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import io.resticmanager.contracts.agent.HubMessage;
import io.resticmanager.contracts.rpc.FieldError;
import io.resticmanager.hub.credential.CredentialRules;
import org.jspecify.annotations.Nullable;

/**
 * What may delete in a repository, in clear for as long as one call lasts; {@code toString} keeps the secrets out of logs.
 * An absent address or password is the everyday one. {@code elsewhere}: not the host itself gets it but the maintenance
 * host, or nobody when that was removed.
 */
record MaintenanceSet(@Nullable String url, @Nullable String username, @Nullable String password,
        @Nullable String serverPassword, boolean elsewhere, @Nullable String maintenanceHostId) {

    static final MaintenanceSet NONE = new MaintenanceSet(null, null, null, null, false, null);

    /** What is asked for; a blank one is kept. */
    record Change(@Nullable String url, @Nullable String username, @Nullable String password,
            @Nullable String serverPassword, @Nullable String maintenanceHostId) {

        @Override
        public String toString() {
            return "Change[hidden]";
        }
    }

    /** This with what was given; giving the everyday address, password or the host itself says that these hold. */
    MaintenanceSet with(Change given, HubMessage.Repository everyday, String hostId) {
        var newUrl = followed(given.url(), url, everyday.url());
        var rest = rest(newUrl, everyday);
        var newHost = given(given.maintenanceHostId());
        return new MaintenanceSet(newUrl,
                given(given.username()).orElse(rest ? username : null),
                followed(given.password(), password, everyday.password()),
                given(given.serverPassword()).orElse(rest ? serverPassword : null),
                newHost.map(host -> !host.equals(hostId)).orElse(elsewhere),
                followed(given.maintenanceHostId(), maintenanceHostId, hostId));
    }

    private static @Nullable String followed(@Nullable String given, @Nullable String kept, String everyday) {
        var wanted = given(given).orElse(kept);
        return everyday.equals(wanted) ? null : wanted;
    }

    private static Optional<String> given(@Nullable String value) {
        return Optional.ofNullable(value).filter(text -> !text.isBlank());
    }

    private static boolean rest(@Nullable String url, HubMessage.Repository everyday) {
        return address(url, everyday).startsWith("rest:");
    }

    private static String address(@Nullable String url, HubMessage.Repository everyday) {
        return Objects.requireNonNullElse(url, everyday.url());
    }

    /** What is wrong with this, and with the passwords in it that were typed now and not kept. */
    List<FieldError> errors(MaintenanceSet kept, HubMessage.Repository everyday) {
        var address = address(url, everyday);
        return Stream.of(
                CredentialRules.typed("repo_password", password, kept.password()),
                CredentialRules.typed("server_password", serverPassword, kept.serverPassword()),
                CredentialRules.url(address),
                CredentialRules.username(address, username),
                CredentialRules.password("repo_password", password),
                CredentialRules.password("server_password", serverPassword),
                complete(rest(url, everyday)))
                .flatMap(Optional::stream).toList();
    }

    private Optional<FieldError> complete(boolean rest) {
        if (username == null && (rest || serverPassword != null)) {
            return error("repo_username", "Give the user name that the rest-server lets delete.");
        }
        if (username != null && serverPassword == null) {
            return error("server_password", "A user name needs its password for the server.");
        }
        return rest || url != null || elsewhere
                ? Optional.empty()
                : error("repo_url",
                        "Give another address, or name a maintenance host: this is the everyday credential.");
    }

    private static Optional<FieldError> error(String field, String message) {
        return Optional.of(new FieldError(field, message));
    }

    /** What opens the repository with this, as it is lent with a command. */
    HubMessage.Repository over(HubMessage.Repository everyday) {
        var own = username != null;
        return new HubMessage.Repository(everyday.id(), address(url, everyday),
                own ? username : everyday.username(), Objects.requireNonNullElse(password, everyday.password()),
                own ? serverPassword : everyday.serverPassword());
    }

    @Override
    public String toString() {
        return "MaintenanceSet[hidden]";
    }
}

package io.resticmanager.gateway.page;

import java.util.HashMap;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.micronaut.serde.annotation.Serdeable;
import io.resticmanager.gateway.rpc.NewCredentials;
import io.resticmanager.gateway.rpc.NewMaintenance;
import io.resticmanager.gateway.web.Typed;
import org.jspecify.annotations.Nullable;

/** Either card of a host's credentials as it is sent; blank keeps what is stored. */
@Serdeable
record CredentialForm(@JsonProperty("repo_url") @Nullable String repoUrl,
        @JsonProperty("repo_username") @Nullable String repoUsername,
        @JsonProperty("repo_password") @Nullable String repoPassword,
        @JsonProperty("server_password") @Nullable String serverPassword,
        @JsonProperty("maintenance_host_id") @Nullable String maintenanceHostId) {

    NewCredentials everyday() {
        return new NewCredentials(Typed.orNull(repoUrl), Typed.orNull(repoUsername), Typed.secret(repoPassword),
                Typed.secret(serverPassword));
    }

    NewMaintenance maintenance() {
        return new NewMaintenance(Typed.orNull(repoUrl), Typed.orNull(repoUsername), Typed.secret(repoPassword),
                Typed.secret(serverPassword),
                Typed.orNull(maintenanceHostId));
    }

    /** What is shown again: never a password. */
    Map<String, String> typed() {
        var typed = new HashMap<String, String>();
        put(typed, "repo_url", repoUrl);
        put(typed, "repo_username", repoUsername);
        put(typed, "maintenance_host_id", maintenanceHostId);
        return typed;
    }

    private static void put(Map<String, String> typed, String field, @Nullable String value) {
        if (value != null) {
            typed.put(field, value);
        }
    }

    @Override
    public String toString() {
        return "CredentialForm[…]";
    }
}

package io.resticmanager.gateway.page;

import java.util.Map;

import io.resticmanager.gateway.rpc.NewCredentials;
import io.resticmanager.gateway.rpc.NewMaintenance;
import io.resticmanager.gateway.web.Typed;

/** Either card of a host's credentials as it is sent; blank keeps what is stored. */
record CredentialForm(Sent sent) {

    NewCredentials everyday() {
        sent.once();
        return new NewCredentials(Typed.orNull(sent.value("repo_url")), Typed.orNull(sent.value("repo_username")),
                Typed.secret(sent.value("repo_password")), Typed.secret(sent.value("server_password")));
    }

    NewMaintenance maintenance() {
        sent.once();
        return new NewMaintenance(Typed.orNull(sent.value("repo_url")), Typed.orNull(sent.value("repo_username")),
                Typed.secret(sent.value("repo_password")), Typed.secret(sent.value("server_password")),
                Typed.orNull(sent.value("maintenance_host_id")));
    }

    /** What is shown again: never a password. */
    Map<String, String> typed() {
        return sent.shown("repo_url", "repo_username", "maintenance_host_id");
    }
}

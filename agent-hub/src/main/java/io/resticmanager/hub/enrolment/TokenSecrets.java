package io.resticmanager.hub.enrolment;

import java.util.List;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.platform.secret.SealedColumn;

/** Where open enrolment tokens keep secrets. */
@Singleton
@Named("hub")
final class TokenSecrets implements SealedColumn.Source {

    @Override
    public List<SealedColumn> columns() {
        return List.of(
                new SealedColumn("enrolment_token", "id", "repo_password", id -> TokenRow.place(id, "repo_password")),
                new SealedColumn("enrolment_token", "id", "server_password",
                        id -> TokenRow.place(id, "server_password")));
    }
}

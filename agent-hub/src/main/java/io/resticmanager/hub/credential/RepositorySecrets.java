package io.resticmanager.hub.credential;

import java.util.List;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.platform.secret.SealedColumn;

/** Where repositories keep secrets. */
@Singleton
@Named("hub")
final class RepositorySecrets implements SealedColumn.Source {

    @Override
    public List<SealedColumn> columns() {
        return List.of(new SealedColumn("repository", "id", "password", id -> RepositoryRow.place(id, "password")),
                new SealedColumn("repository", "id", "server_password",
                        id -> RepositoryRow.place(id, "server_password")));
    }
}

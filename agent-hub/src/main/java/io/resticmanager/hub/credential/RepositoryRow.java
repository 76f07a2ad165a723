package io.resticmanager.hub.credential;

import java.time.Instant;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import org.jspecify.annotations.Nullable;

/** A host's repository as it is kept; both passwords are sealed to their row and column. */
@MappedEntity("repository")
record RepositoryRow(@Id String id, String hostId, String url, @Nullable String username, String password,
        @Nullable String serverPassword, Instant updatedAt) {

    static String place(String id, String column) {
        return "repository/" + id + "/" + column;
    }
}

package io.resticmanager.hub.credential;

import java.time.Clock;
import java.util.Optional;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.platform.id.Ids;
import io.resticmanager.platform.secret.SecretBox;
import io.resticmanager.platform.sqlite.Transactions;

/** Where each host's backups go. Secrets go in and come out in clear, and lie encrypted between. */
@Singleton
public final class Repositories {

    private final RepositoryTable table;

    private final RepositoryReads reads;

    private final SecretBox box;

    private final Transactions transactions;

    private final Clock clock;

    Repositories(RepositoryTable table, RepositoryReads reads, SecretBox box,
            @Named("hub") Transactions transactions, Clock clock) {
        this.table = table;
        this.reads = reads;
        this.box = box;
        this.transactions = transactions;
        this.clock = clock;
    }

    Optional<RepositoryRow> of(String hostId) {
        return table.findByHostId(hostId);
    }

    /** As committed, read beside the writer. */
    Optional<RepositoryRow> lookUp(String hostId) {
        return reads.findByHostId(hostId);
    }

    /** A host's credentials in clear, for one who encrypts them again for another place. */
    public Optional<CredentialSet> inClear(String hostId) {
        return of(hostId).map(this::clear);
    }

    /** Sets a host's repository as a whole and answers its id, which it keeps when it moves. */
    public String put(String hostId, CredentialSet credentials) {
        return transactions.write(() -> {
            var before = table.findByHostId(hostId);
            var row = row(before.map(RepositoryRow::id).orElseGet(Ids::next), hostId, credentials);
            if (before.isPresent()) {
                table.update(row);
            } else {
                table.save(row);
            }
            return row.id();
        });
    }

    private RepositoryRow row(String id, String hostId, CredentialSet credentials) {
        var server = credentials.serverPassword();
        return new RepositoryRow(id, hostId, credentials.url(), credentials.username(),
                seal(id, "password", credentials.password()),
                server == null ? null : seal(id, "server_password", server), clock.instant());
    }

    CredentialSet clear(RepositoryRow row) {
        var server = row.serverPassword();
        return new CredentialSet(row.url(), row.username(),
                box.open(row.password(), RepositoryRow.place(row.id(), "password")),
                server == null ? null : box.open(server, RepositoryRow.place(row.id(), "server_password")));
    }

    private String seal(String id, String column, String secret) {
        return box.seal(secret, RepositoryRow.place(id, column));
    }
}

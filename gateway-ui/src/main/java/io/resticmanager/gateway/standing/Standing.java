package io.resticmanager.gateway.standing;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.micronaut.http.context.ServerRequestContext;
import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.gateway.problem.ProblemException;
import io.resticmanager.platform.sqlite.Ask;
import io.resticmanager.platform.sqlite.Transactions;

/**
 * Who somebody is, is read with the head of a request. Its body may come much later: meanwhile they may have been removed, have
 * lost the role, or have had their session or token ended. So it is asked again where something is done.
 */
@Singleton
public final class Standing {

    private final List<Credential> credentials;
    private final Transactions transactions;

    Standing(List<Credential> credentials, @Named("gateway") Transactions transactions) {
        this.credentials = credentials;
        this.transactions = transactions;
    }

    /**
     * Inside of a write transaction it holds until its end.
     *
     * @throws ProblemException 401 for who was removed or has been signed out, 403 for who may less than their request began with
     */
    public void check(Actor actor) {
        var id = actor.userId();
        if (id == null) {
            return;
        }
        var role = transactions.isWriting()
                ? transactions.<Role>writeSql(connection -> role(connection, id))
                : transactions.<Role>readSql(connection -> role(connection, id));
        if (!role.covers(actor.role())) {
            throw new ProblemException(Problem.forbidden(actor.role()));
        }
    }

    private Role role(Connection connection, String id) throws SQLException {
        var request = ServerRequestContext.currentRequest();
        if (request.isPresent()) {
            for (var credential : credentials) {
                if (credential.isEnded(request.get(), connection)) {
                    throw refused("Your session or token has been ended.");
                }
            }
        }
        return Ask.first(connection, rows -> Role.valueOf(rows.getString(1)), "SELECT role FROM person WHERE id = ?",
                id).orElseThrow(() -> refused("Your account was removed."));
    }

    private static ProblemException refused(String why) {
        return new ProblemException(Problem.of(401, "unauthenticated", "Not signed in", why));
    }
}

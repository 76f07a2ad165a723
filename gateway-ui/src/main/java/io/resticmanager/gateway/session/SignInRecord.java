package io.resticmanager.gateway.session;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.contracts.rpc.Actor;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.gateway.audit.AuditLog;
import io.resticmanager.gateway.user.Accounts;
import io.resticmanager.gateway.user.Person;
import io.resticmanager.platform.sqlite.Transactions;

/** Begins and ends sessions together with the row in the audit log that tells of it. */
@Singleton
final class SignInRecord {

    private final AuditLog log;
    private final Accounts accounts;
    private final Transactions transactions;

    SignInRecord(AuditLog log, Accounts accounts, @Named("gateway") Transactions transactions) {
        this.log = log;
        this.accounts = accounts;
        this.transactions = transactions;
    }

    Sessions.Begun begin(Sessions sessions, Person person, String address, String userAgent) {
        return transactions.write(() -> {
            var begun = sessions.begin(person, address, userAgent);
            log.record(begun.session().actor(address), "session.begin", target(begun.session()), "",
                    AuditLog.Result.ok);
            return begun;
        });
    }

    void end(Sessions sessions, Session session, String address) {
        transactions.write(() -> {
            sessions.end(session.id());
            log.record(session.actor(address), "session.end", target(session), "", AuditLog.Result.ok);
        });
    }

    /** That the password was entered once more, or was tried to be. */
    void confirmed(Session session, String address, AuditLog.Result result) {
        log.record(session.actor(address), "session.confirm", target(session),
                result == AuditLog.Result.ok ? "" : "Wrong password.", result);
    }

    /** A name that is nobody's is left out: people type their password there. */
    void refused(String typed, String address) {
        var known = accounts.known(typed);
        log.record(new Actor(null, known.map(Person::name).orElse("unknown"), Role.viewer, address), "session.refused",
                new AuditLog.Target("user", known.map(Person::id).orElse("")),
                known.isEmpty() ? "There is no such user." : "Wrong password.", AuditLog.Result.refused);
    }

    private static AuditLog.Target target(Session session) {
        return new AuditLog.Target("session", session.id());
    }
}

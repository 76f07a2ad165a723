package io.resticmanager.gateway.fake;

import java.util.List;

import io.micronaut.inject.qualifiers.Qualifiers;
import io.resticmanager.platform.sqlite.Ask;
import io.resticmanager.platform.sqlite.Transactions;

/** What the audit log holds. */
public record AuditSeen(String actor, String action, String kind, String target, String details, String result) {

    /** All of it, oldest first. */
    public static List<AuditSeen> in(Gateway gateway) {
        return gateway.context().getBean(Transactions.class, Qualifiers.byName("gateway"))
                .readSql(connection -> Ask.rows(connection,
                        rows -> new AuditSeen(rows.getString("actor"), rows.getString("action"),
                                rows.getString("target_kind"), rows.getString("target_id"), rows.getString("details"),
                                rows.getString("result")),
                        "SELECT * FROM audit_log ORDER BY n"));
    }

    /** As in {@code alice user.create ok}. */
    public static List<String> acts(Gateway gateway) {
        return in(gateway).stream().map(seen -> seen.actor + " " + seen.action + " " + seen.result).toList();
    }
}

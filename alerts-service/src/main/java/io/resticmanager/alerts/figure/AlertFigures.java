package io.resticmanager.alerts.figure;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.platform.metric.Family;
import io.resticmanager.platform.metric.Figure;
import io.resticmanager.platform.metric.Figures;
import io.resticmanager.platform.sqlite.Ask;
import io.resticmanager.platform.sqlite.Transactions;

/** How many alerts stand, by severity and status; also where there are none. */
@Singleton
final class AlertFigures implements Figures {

    private static final Family STANDING = Family.gauge("alerts", "Alerts that are not resolved.");

    private final Transactions transactions;

    AlertFigures(@Named("alerts") Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public String source() {
        return "alerts.alerts";
    }

    @Override
    public List<Figure> figures() {
        var counts = counts();
        return Stream.of("warning", "critical").flatMap(severity -> Stream.of("open", "acknowledged")
                .map(status -> STANDING.of(counts.getOrDefault(severity + " " + status, 0L),
                        "severity", severity, "status", status)))
                .toList();
    }

    private Map<String, Long> counts() {
        return transactions.<Map<String, Long>>readSql(connection -> Ask.byKey(connection,
                row -> row.getString("sort"), row -> row.getLong("n"), """
                        SELECT severity || ' ' || status AS sort, count(*) AS n FROM alert
                        WHERE status <> 'resolved' GROUP BY severity, status"""));
    }
}

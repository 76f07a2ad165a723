package io.resticmanager.alerts.alert;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.contracts.alert.AlertStatus;
import io.resticmanager.contracts.alert.AlertsRpc;
import io.resticmanager.contracts.alert.Severity;
import io.resticmanager.contracts.rpc.FieldError;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.contracts.rpc.Reply;
import io.resticmanager.platform.rpc.Caller;
import io.resticmanager.platform.sqlite.Transactions;
import org.jspecify.annotations.Nullable;

/** Lists alerts page by page. What is left empty does not matter, but for the status: then the open ones. */
@Singleton
final class AlertList {

    private static final int PAGE = 200;
    private static final int TEXT = 200;
    private static final String ALL = "all";

    private final Transactions transactions;

    AlertList(@Named("alerts") Transactions transactions) {
        this.transactions = transactions;
    }

    Reply<AlertsRpc.Alerts> list(Caller caller, AlertsRpc.Query query) {
        var errors = new ArrayList<FieldError>();
        var wanted = wanted(query, errors);
        var cursor = cursor(query.cursor(), errors);
        if (query.limit() < 1 || query.limit() > PAGE) {
            errors.add(new FieldError("limit", "A page has 1 to %d alerts.".formatted(PAGE)));
        }
        return errors.isEmpty()
                ? Reply.of(page(wanted, cursor, query.limit()))
                : Reply.refused(Problem.invalid(errors));
    }

    private AlertsRpc.Alerts page(AlertSearch.Wanted wanted, @Nullable AlertCursor cursor, int limit) {
        return transactions.readSql(connection -> {
            var found = AlertSearch.page(connection, wanted, cursor, limit + 1).stream().map(AlertRow::alert).toList();
            var items = List.copyOf(found.subList(0, Math.min(limit, found.size())));
            var total = AlertSearch.count(connection, wanted);
            return new AlertsRpc.Alerts(items,
                    found.size() > limit ? AlertCursor.after(items.getLast()).text() : null, total,
                    total > 0 || wanted.status() == null ? null : AlertSearch.elsewhere(connection, wanted));
        });
    }

    private static AlertSearch.Wanted wanted(AlertsRpc.Query query, List<FieldError> errors) {
        var status = given(query.status());
        var text = given(query.q());
        if (text != null && text.length() > TEXT) {
            errors.add(new FieldError("q", "At most %d characters.".formatted(TEXT)));
        }
        return new AlertSearch.Wanted(status(status, errors),
                parsed(given(query.severity()), Severity.values(), "severity", errors), given(query.hostId()), text);
    }

    private static @Nullable AlertStatus status(@Nullable String name, List<FieldError> errors) {
        if (ALL.equals(name)) {
            return null;
        }
        return name == null ? AlertStatus.open : parsed(name, AlertStatus.values(), "status", errors);
    }

    private static <E extends Enum<E>> @Nullable E parsed(@Nullable String name, E[] all, String field,
            List<FieldError> errors) {
        var found = Stream.of(all).filter(one -> one.name().equals(name)).findFirst().orElse(null);
        if (name != null && found == null) {
            var names = Stream.concat(Stream.of(all).map(Enum::name),
                    field.equals("status") ? Stream.of(ALL) : Stream.empty()).toList();
            errors.add(new FieldError(field, "One of %s.".formatted(String.join(", ", names))));
        }
        return found;
    }

    private static @Nullable AlertCursor cursor(@Nullable String text, List<FieldError> errors) {
        var asked = given(text);
        var cursor = asked == null ? null : AlertCursor.parse(asked).orElse(null);
        if (asked != null && cursor == null) {
            errors.add(new FieldError("cursor", "This is not the next_cursor of a page."));
        }
        return cursor;
    }

    private static @Nullable String given(@Nullable String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }
}

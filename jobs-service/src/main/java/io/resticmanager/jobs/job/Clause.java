package io.resticmanager.jobs.job;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A piece of a statement with the values of its question marks. */
record Clause(String sql, List<Object> values) {

    static Clause of(String sql, Object... values) {
        return new Clause(sql, List.of(values));
    }

    /** As in {@code WHERE a AND b}; empty for no conditions. */
    static Clause where(Collection<Clause> conditions) {
        return conditions.isEmpty() ? of("") : of(" WHERE ").then(joined(" AND ", conditions));
    }

    static Clause joined(String between, Collection<Clause> clauses) {
        return new Clause(clauses.stream().map(Clause::sql).collect(Collectors.joining(between)),
                clauses.stream().flatMap(clause -> clause.values.stream()).toList());
    }

    Clause then(Clause next) {
        return new Clause(sql + next.sql, Stream.concat(values.stream(), next.values.stream()).toList());
    }

    Clause then(String more, Object... its) {
        return then(of(more, its));
    }
}

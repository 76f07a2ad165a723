package io.resticmanager.gateway.audit;

import java.util.Optional;

/** Where the log begins: at its first row, or after what retention removed. The newest anchor says so, and so does the log itself in a row. */
final class Front {

    private final Optional<Anchor> anchor;
    private String told = "";

    /** @param anchor the newest, which was signed; empty where nothing was removed */
    Front(Optional<Anchor> anchor) {
        this.anchor = anchor;
    }

    /** How many rows were removed: as many as the number of the last of them. */
    long removed() {
        return anchor.map(Anchor::lastN).orElse(0L);
    }

    Optional<Anchor> anchor() {
        return anchor;
    }

    /** What the first row that stands is chained to. */
    Chain.End end() {
        return anchor.map(it -> new Chain.End(it.lastN(), it.hash())).orElseGet(() -> new Chain.End(0, RowHash.NONE));
    }

    /** @throws Broken when this, the first row that stands, is not the one after the last that was removed */
    void begins(AuditRow first) throws Broken {
        var n = removed() + 1;
        if (first.n() < n) {
            throw new Broken(first.n(),
                    "Row %d stands, though %s says that it was removed by retention: it was put back."
                            .formatted(first.n(), name()));
        }
        if (first.n() > n) {
            throw new Broken(n,
                    "Row %d is missing: the log begins with row %d, and %s: rows were removed by somebody else, or an anchor was."
                            .formatted(n, first.n(), reach()));
        }
        if (removed() > 0 && !first.previous().equals(end().hash())) {
            throw new Broken(n, "Row %d is not chained to row %d, which %s says was the last that retention removed."
                    .formatted(n, removed(), name()));
        }
    }

    /** A good row: the newest that tells of a removal counts. */
    void passed(AuditRow row) {
        if (row.act().action().equals(Pruning.ACTION)) {
            told = row.act().target().id();
        }
    }

    /** @throws Broken when the log and the newest anchor tell of different removals */
    void finish() throws Broken {
        if (!told.equals(removed() == 0 ? "" : String.valueOf(removed()))) {
            throw new Broken(null, "%s, but the log itself tells of %s: an anchor was removed, or is of another state."
                    .formatted(capital(reach()), told.isEmpty()
                            ? "no removal"
                            : "a removal up to row " + told));
        }
    }

    private String name() {
        return anchor.map(it -> "anchor " + it.number()).orElse("no anchor");
    }

    private String reach() {
        return anchor.map(it -> "anchor %d says that retention removed the rows up to %d".formatted(it.number(),
                it.lastN())).orElse("no anchor says that retention removed any");
    }

    private static String capital(String sentence) {
        return Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1);
    }
}

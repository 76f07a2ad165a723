package io.resticmanager.gateway.audit;

import java.sql.ResultSet;
import java.sql.SQLException;

import org.jspecify.annotations.Nullable;

/** Goes along rows and checkpoints, one of each in memory, until something is wrong. */
final class Walk {

    private final CheckpointKey key;
    private final ResultSet checkpoints;
    private final CheckpointFile.Content kept;
    private Chain.End end = new Chain.End(0, RowHash.NONE);
    private @Nullable Checkpoint next;
    private @Nullable Checkpoint last;
    private long seen;

    /** @param kept what the file beside the database says */
    Walk(CheckpointKey key, ResultSet checkpoints, CheckpointFile.Content kept) throws SQLException, Broken {
        this.key = key;
        this.checkpoints = checkpoints;
        this.kept = kept;
        advance();
        judgeCheckpoints();
    }

    /** What is wrong, and at which row; none where it is a checkpoint. */
    static final class Broken extends Exception {

        private static final long serialVersionUID = 1;
        private final @Nullable Long row;

        Broken(@Nullable Long row, String reason) {
            super(reason);
            this.row = row;
        }

        @Nullable
        Long row() {
            return row;
        }
    }

    Chain.End end() {
        return end;
    }

    /** How many checkpoints were good. */
    long seen() {
        return seen;
    }

    /** The last good one. */
    @Nullable
    Checkpoint last() {
        return last;
    }

    void row(AuditRow row) throws SQLException, Broken {
        var n = end.n() + 1;
        if (row.n() != n) {
            throw new Broken(n, "Row %d is missing: after row %d comes row %d.".formatted(n, end.n(), row.n()));
        }
        if (!row.previous().equals(end.hash())) {
            throw new Broken(n,
                    "Row %d does not follow the row before it: a row was added, moved or removed here.".formatted(n));
        }
        if (!row.hash().equals(RowHash.of(row.previous(), n, row.act()))) {
            throw new Broken(n, "Row %d is not what was written: it was changed.".formatted(n));
        }
        end = new Chain.End(n, row.hash());
        judgeCheckpoints();
    }

    /** After the last row: that no checkpoint and not the file knows of more. */
    void finish() throws Broken {
        if (next != null) {
            throw cutShort(next, "Checkpoint %d".formatted(next.number()));
        }
        switch (kept) {
            case CheckpointFile.Content.Missing _ -> {
                if (last != null) {
                    throw new Broken(null,
                            "The file %s is missing, so it can not be told whether the log was cut short."
                                    .formatted(CheckpointFile.NAME));
                }
            }
            case CheckpointFile.Content.Unreadable(var why) -> throw new Broken(null,
                    "The file %s can not be read: %s.".formatted(CheckpointFile.NAME, why));
            case CheckpointFile.Content.Found(var checkpoint) -> file(checkpoint);
        }
    }

    private void file(Checkpoint said) throws Broken {
        if (!key.signed(said)) {
            throw new Broken(null, "The file %s is not what was signed.".formatted(CheckpointFile.NAME));
        }
        if (said.lastN() > end.n()) {
            throw cutShort(said, "The file %s".formatted(CheckpointFile.NAME));
        }
        if (last == null || last.number() < said.number()) {
            throw new Broken(null, "Checkpoint %d is missing, which the file %s holds: checkpoints were cut off."
                    .formatted(last == null ? 1 : last.number() + 1, CheckpointFile.NAME));
        }
    }

    private Broken cutShort(Checkpoint said, String who) {
        return new Broken(end.n() + 1, "The log was cut short after row %d: %s, signed %s, says that it had %d rows."
                .formatted(end.n(), who, said.at(), said.lastN()));
    }

    private void judgeCheckpoints() throws SQLException, Broken {
        while (next != null && next.lastN() == end.n()) {
            if (!next.hash().equals(end.hash())) {
                throw new Broken(end.n(),
                        "Row %d is not the one that checkpoint %d was signed for: the log was written anew."
                                .formatted(end.n(), next.number()));
            }
            if (kept instanceof CheckpointFile.Content.Found(var said) && said.number() == next.number()
                    && key.signed(said) && !said.equals(next)) {
                throw new Broken(null,
                        "Checkpoint %d is not the one that the file %s holds: the log was cut short and went on from there."
                                .formatted(next.number(), CheckpointFile.NAME));
            }
            last = next;
            seen++;
            advance();
        }
    }

    private void advance() throws SQLException, Broken {
        var number = seen + 1;
        if (!checkpoints.next()) {
            next = null;
            return;
        }
        next = Checkpoint.read(checkpoints);
        if (next.number() != number) {
            throw new Broken(null, "Checkpoint %d is missing.".formatted(number));
        }
        if (!key.signed(next) || next.lastN() < end.n()) {
            throw new Broken(null, "Checkpoint %d is not what was signed.".formatted(number));
        }
    }
}

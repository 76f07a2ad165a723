package io.resticmanager.gateway.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

import javax.crypto.SecretKey;

import org.jspecify.annotations.Nullable;

/** Goes along rows and checkpoints, one of each in memory, until something is wrong. */
final class Walk {

    private final CheckpointKey key;
    private final SecretKey chain;
    private final ResultSet checkpoints;
    private final CheckpointFile.Content kept;
    private final Optional<Checkpoint> written;
    private final Front front;
    private Chain.End end;
    private @Nullable Checkpoint next;
    private @Nullable Checkpoint last;
    private long seen;
    private long missed;

    /**
     * @param kept what the file beside the database says
     * @param written what this process wrote into it last
     * @param front where the rows begin
     */
    Walk(CheckpointKey key, SecretKey chain, ResultSet checkpoints, CheckpointFile.Content kept,
            Optional<Checkpoint> written, Front front) throws SQLException, Broken {
        this.key = key;
        this.chain = chain;
        this.checkpoints = checkpoints;
        this.kept = kept;
        this.written = written;
        this.front = front;
        this.end = front.end();
        advance();
        judgeCheckpoints();
    }

    Chain.End end() {
        return end;
    }

    Front front() {
        return front;
    }

    /** How many of the rows that stand were good. */
    long good() {
        return end.n() - front.removed();
    }

    /** The last row that says that the file had been taken away; 0 when there is none. */
    long missed() {
        return missed;
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
        if (good() == 0) {
            front.begins(row);
        }
        end = Links.after(end, row, chain);
        front.passed(row);
        if (row.act().action().equals(Checkpoints.FILE_MISSING)) {
            missed = end.n();
        }
        judgeCheckpoints();
    }

    /** After the last row: that no checkpoint and not the file knows of more. */
    void finish() throws Broken {
        if (next != null) {
            throw cutShort(next, "Checkpoint %d".formatted(next.number()));
        }
        switch (kept) {
            case CheckpointFile.Content.Missing _ -> throw new Broken(null, last == null
                    ? "There is no checkpoint and no file %s, with which every log begins: they were removed."
                            .formatted(CheckpointFile.NAME)
                    : "The file %s is missing, so it can not be told whether the log was cut short."
                            .formatted(CheckpointFile.NAME));
            case CheckpointFile.Content.Unreadable(var why) -> throw new Broken(null,
                    "The file %s can not be read: %s.".formatted(CheckpointFile.NAME, why));
            case CheckpointFile.Content.Found(var checkpoint) -> file(checkpoint);
        }
        front.finish();
        var mine = written.filter(checkpoint -> last == null || last.number() < checkpoint.number());
        if (mine.isPresent()) {
            throw new Broken(null,
                    "Checkpoint %d of %d rows is missing, which was signed %s by the process that runs: the log was cut short, and the file %s put back."
                            .formatted(mine.get().number(), mine.get().lastN(), mine.get().at(), CheckpointFile.NAME));
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
        while (next != null && next.lastN() <= end.n()) {
            // Of a row that retention removed there is no hash any more.
            if (next.lastN() == end.n() && !next.hash().equals(end.hash())) {
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
        if (!key.signed(next) || last != null && next.lastN() < last.lastN()) {
            throw new Broken(null, "Checkpoint %d is not what was signed.".formatted(number));
        }
    }
}

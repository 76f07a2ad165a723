package io.resticmanager.agent.job;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;

import io.resticmanager.agent.state.AtomicFile;

/**
 * When the repository was measured last, kept on disk: to measure takes restic a while, so it is done once a day, and at once
 * after what changes sizes. A disk that does not take the note costs a measurement, nothing else.
 */
public final class LastMeasured {

    private static final System.Logger LOG = System.getLogger(LastMeasured.class.getName());
    private static final Duration GOOD_FOR = Duration.ofHours(24);

    private final AtomicFile file;
    private final Clock clock;

    public LastMeasured(AtomicFile file, Clock clock) {
        this.file = file;
        this.clock = clock;
    }

    /** Whether this repository was not measured within the last day. */
    boolean due(String repositoryId) {
        return file.read().map(bytes -> !fresh(new String(bytes, StandardCharsets.UTF_8), repositoryId)).orElse(true);
    }

    private boolean fresh(String note, String repositoryId) {
        var space = note.indexOf(' ');
        if (space < 0 || !note.substring(space + 1).equals(repositoryId)) {
            return false;
        }
        try {
            var age = Duration.between(Instant.parse(note.substring(0, space)), clock.instant());
            return !age.isNegative() && age.compareTo(GOOD_FOR) < 0;
        } catch (DateTimeException _) {
            return false;
        }
    }

    void done(String repositoryId) {
        change(() -> file.replace((clock.instant() + " " + repositoryId).getBytes(StandardCharsets.UTF_8)));
    }

    /** The repository is another size from now on. */
    void outdated() {
        change(file::remove);
    }

    private static void change(Runnable change) {
        Notes.change(LOG, "the time of the last measurement is not noted", change);
    }
}

package io.resticmanager.jobs.suspect;

import java.util.Optional;

import io.resticmanager.contracts.job.Suspect;

/**
 * That somebody confirmed of the backup before that these very mount points are meant to be none: a confirmed run is a good one,
 * and they were none in the last good run (decision 32 of the design). Anything else needs a confirmation of its own.
 */
final class Accepted {

    private Accepted() {}

    /**
     * What is told now, confirmed as the one before it was; empty when it differs in anything.
     *
     * @param before of the last good backup like this one
     */
    static Optional<Suspect> of(Suspect told, Suspect before) {
        var by = before.confirmedBy();
        var at = before.confirmedAt();
        return told.unmounted() == null || told.unmounted().isEmpty() || by == null || at == null
                || !told.unmounted().equals(before.unmounted())
                        ? Optional.empty()
                        : Optional.of(told.confirmed(by, at));
    }

    /** Something new beside what is accepted: once it is confirmed too, both are. */
    static Suspect beside(Suspect fresh, Suspect accepted) {
        return new Suspect(fresh.reason(), fresh.detail(), null, null, accepted.unmounted());
    }
}

package io.resticmanager.contracts.run;

import java.time.LocalDate;

import io.resticmanager.contracts.json.Wire;

/**
 * The due runs of one day in the zone that was asked for, counted by what became of them: well, with warnings, suspect,
 * failed or cancelled, skipped, missed or overdue, still open. A run is counted once, on the day of its due time.
 */
@Wire
public record RunDay(LocalDate day, int well, int warnings, int suspect, int failed, int skipped, int missed,
        int open) {}

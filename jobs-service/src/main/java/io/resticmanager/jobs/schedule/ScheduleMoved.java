package io.resticmanager.jobs.schedule;

import io.resticmanager.contracts.schedule.Schedule;
import org.jspecify.annotations.Nullable;

/** A schedule was made, changed or removed; {@code before} is absent for a new one. Told inside the transaction that writes it. */
public record ScheduleMoved(@Nullable Schedule before, Schedule schedule, boolean removed) {}

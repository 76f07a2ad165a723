package io.resticmanager.jobs.schedule;

import io.resticmanager.contracts.schedule.Schedule;

/** A schedule was made, changed or removed. Told inside the transaction that writes it. */
public record ScheduleMoved(Schedule schedule, boolean removed) {}

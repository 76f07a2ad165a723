package io.resticmanager.alerts.drill;

import java.time.Instant;

/** Whether drills are held, and since when they have been as they are. */
record Drilling(boolean enabled, Instant since) {}

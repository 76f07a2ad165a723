/** What this service remembers of hosts and schedules: names, pauses, and what is gone for good. */
@NullMarked
package io.resticmanager.alerts.fact;

import org.jspecify.annotations.NullMarked;

/** Schedules: what a host does by itself, and when; kept here, fired by its agent. */
@NullMarked
package io.resticmanager.jobs.schedule;

import org.jspecify.annotations.NullMarked;

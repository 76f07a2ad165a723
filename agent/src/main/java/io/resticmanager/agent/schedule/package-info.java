/** What this machine does by itself, when, and what it leaves out. Rules are pure: a timetable, what was done, the time. */
@NullMarked
package io.resticmanager.agent.schedule;

import org.jspecify.annotations.NullMarked;

/** The hub's copy of the schedules that agents follow, which is pushed to them. */
@NullMarked
package io.resticmanager.hub.schedule;

import org.jspecify.annotations.NullMarked;

/** The alerts: their table, their events, and what may be asked of them. */
@NullMarked
package io.resticmanager.alerts.alert;

import org.jspecify.annotations.NullMarked;

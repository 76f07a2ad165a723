/** When an alert begins, goes on and ends: pure rules over what was observed and what is stored. */
@NullMarked
package io.resticmanager.alerts.rule;

import org.jspecify.annotations.NullMarked;

/** Plain SQL with values. */
@NullMarked
package io.resticmanager.alerts.sql;

import org.jspecify.annotations.NullMarked;

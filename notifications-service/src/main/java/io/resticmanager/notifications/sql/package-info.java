/** Plain SQL with values. */
@NullMarked
package io.resticmanager.notifications.sql;

import org.jspecify.annotations.NullMarked;

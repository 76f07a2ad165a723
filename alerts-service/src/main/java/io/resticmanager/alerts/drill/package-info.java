/** The weekly drill: news that nothing stands behind, through the whole path (ADR 60). */
@NullMarked
package io.resticmanager.alerts.drill;

import org.jspecify.annotations.NullMarked;

/** Where observations come from: events at the edge, the owning services at the level. */
@NullMarked
package io.resticmanager.alerts.engine;

import org.jspecify.annotations.NullMarked;

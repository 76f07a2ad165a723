/** One alerts-service between stand-ins for its owners, on a real broker. */
@NullMarked
package io.resticmanager.alerts.stage;

import org.jspecify.annotations.NullMarked;

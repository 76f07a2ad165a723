/** The credential that may delete: kept for each host, and lent with the single command that needs it. */
@NullMarked
package io.resticmanager.hub.maintenance;

import org.jspecify.annotations.NullMarked;

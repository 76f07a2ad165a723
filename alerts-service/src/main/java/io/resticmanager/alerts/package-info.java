/** Decides when a backup that did not happen deserves attention. */
@NullMarked
package io.resticmanager.alerts;

import org.jspecify.annotations.NullMarked;

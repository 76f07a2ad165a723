/** The one clock. */
@NullMarked
package io.resticmanager.platform.time;

import org.jspecify.annotations.NullMarked;

/** What every line of the log carries, and how it is written. */
@NullMarked
package io.resticmanager.platform.log;

import org.jspecify.annotations.NullMarked;

/** The embedded default: all five services and the broker, started by one command on one machine. */
@NullMarked
package io.resticmanager.standalone;

import org.jspecify.annotations.NullMarked;

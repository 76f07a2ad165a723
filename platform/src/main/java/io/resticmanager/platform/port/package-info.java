/** Ports that are chosen before somebody listens on them. */
@NullMarked
package io.resticmanager.platform.port;

import org.jspecify.annotations.NullMarked;

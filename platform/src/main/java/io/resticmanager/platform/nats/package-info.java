/** The broker: our own supervised server or a foreign one, and one connection per service. */
@NullMarked
package io.resticmanager.platform.nats;

import org.jspecify.annotations.NullMarked;

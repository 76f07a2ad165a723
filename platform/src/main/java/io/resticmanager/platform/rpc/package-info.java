/** Typed requests between services on the NATS service API; problems travel as replies. */
@NullMarked
package io.resticmanager.platform.rpc;

import org.jspecify.annotations.NullMarked;

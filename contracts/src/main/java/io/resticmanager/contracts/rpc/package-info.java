/** Requests between services: who asks, what is asked, and the problem that may come back. */
@NullMarked
package io.resticmanager.contracts.rpc;

import org.jspecify.annotations.NullMarked;

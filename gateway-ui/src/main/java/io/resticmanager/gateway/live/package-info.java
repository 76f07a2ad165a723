/** The socket of an open page: it says which parts are worth fetching again, and brings log lines as they come. */
@NullMarked
package io.resticmanager.gateway.live;

import org.jspecify.annotations.NullMarked;

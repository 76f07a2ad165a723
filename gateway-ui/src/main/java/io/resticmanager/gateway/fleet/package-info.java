/** The fleet read model: what the dashboard shows, a row for each host, kept by events and made anew every ten minutes. */
@NullMarked
package io.resticmanager.gateway.fleet;

import org.jspecify.annotations.NullMarked;

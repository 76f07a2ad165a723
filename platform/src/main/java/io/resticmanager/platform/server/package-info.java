/** What every connection of the HTTP server has, whoever answers on it: only for services that bring that server along. */
@NullMarked
package io.resticmanager.platform.server;

import org.jspecify.annotations.NullMarked;

/** What the services that serve WebSockets have in common: only for those that bring the HTTP server along. */
@NullMarked
package io.resticmanager.platform.socket;

import org.jspecify.annotations.NullMarked;

/** What this server is made of, and how its parts are. */
@NullMarked
package io.resticmanager.gateway.about;

import org.jspecify.annotations.NullMarked;

/** One running service with its own broker, and the places that it tells. */
@NullMarked
package io.resticmanager.notifications.stage;

import org.jspecify.annotations.NullMarked;

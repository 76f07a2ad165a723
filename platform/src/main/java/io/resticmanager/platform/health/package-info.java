/** What must be well for a service to work, told on a loopback port. */
@NullMarked
package io.resticmanager.platform.health;

import org.jspecify.annotations.NullMarked;

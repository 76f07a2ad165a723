/** What an endpoint downloads before it has an agent. */
@NullMarked
package io.resticmanager.hub.install;

import org.jspecify.annotations.NullMarked;

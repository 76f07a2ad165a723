/** What agents say about jobs: put in order, stored before it is acknowledged, handed to the broker. */
@NullMarked
package io.resticmanager.hub.intake;

import org.jspecify.annotations.NullMarked;

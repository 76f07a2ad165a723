/** The stage on which the stories play: the real service with a real broker and database, a double where the hub stands. */
@NullMarked
package io.resticmanager.jobs.stage;

import org.jspecify.annotations.NullMarked;

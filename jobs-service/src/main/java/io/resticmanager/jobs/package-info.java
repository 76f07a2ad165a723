/** jobs-service: what runs where, what came of it, and which snapshots there are. */
@NullMarked
package io.resticmanager.jobs;

import org.jspecify.annotations.NullMarked;

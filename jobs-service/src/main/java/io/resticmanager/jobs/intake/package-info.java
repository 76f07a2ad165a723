/** What agents say about jobs, turned into state, log and events exactly once. */
@NullMarked
package io.resticmanager.jobs.intake;

import org.jspecify.annotations.NullMarked;

/** A host's snapshots as last reported, replaced as a whole. */
@NullMarked
package io.resticmanager.jobs.snapshot;

import org.jspecify.annotations.NullMarked;

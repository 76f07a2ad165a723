/** What a backup reads: checked before it is queued, remembered for the next one. */
@NullMarked
package io.resticmanager.jobs.source;

import org.jspecify.annotations.NullMarked;

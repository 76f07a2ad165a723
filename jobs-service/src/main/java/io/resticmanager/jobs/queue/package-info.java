/** How a job gets into the queue: who may ask for it, what is checked, what is refused. */
@NullMarked
package io.resticmanager.jobs.queue;

import org.jspecify.annotations.NullMarked;

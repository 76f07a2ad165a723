/** A job: its life, how it is queued, told of and cancelled. The state machine is pure; the rows stand beside it. */
@NullMarked
package io.resticmanager.jobs.job;

import org.jspecify.annotations.NullMarked;

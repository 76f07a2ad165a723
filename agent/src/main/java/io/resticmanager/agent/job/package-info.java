/** The life of a job on this machine, from the first log line to its outcome. */
@NullMarked
package io.resticmanager.agent.job;

import org.jspecify.annotations.NullMarked;

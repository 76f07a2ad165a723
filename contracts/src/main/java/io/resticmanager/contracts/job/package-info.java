/** One run of one operation on one host: kinds, states, options, progress, log. */
@NullMarked
package io.resticmanager.contracts.job;

import org.jspecify.annotations.NullMarked;

/** The ledger of expected runs: what is due, what came of it, and how hosts stand with it. */
@NullMarked
package io.resticmanager.jobs.run;

import org.jspecify.annotations.NullMarked;

/** Expected runs: what was due, what became of it, and how a host stands with it. */
@NullMarked
package io.resticmanager.contracts.run;

import org.jspecify.annotations.NullMarked;

/** Events leave in the transaction that caused them; a relay hands them to the broker. */
@NullMarked
package io.resticmanager.platform.outbox;

import org.jspecify.annotations.NullMarked;

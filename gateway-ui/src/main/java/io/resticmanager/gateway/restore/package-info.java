/** Bringing files back: what a snapshot holds, what of it is chosen, and where it is to go. */
@NullMarked
package io.resticmanager.gateway.restore;

import org.jspecify.annotations.NullMarked;

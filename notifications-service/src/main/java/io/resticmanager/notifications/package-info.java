/** Tells people what happened, on the channels they chose. */
@NullMarked
package io.resticmanager.notifications;

import org.jspecify.annotations.NullMarked;

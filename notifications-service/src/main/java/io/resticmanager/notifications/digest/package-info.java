/** One mail a day instead of single ones: when it is due, what the owners say of the fleet, and how that reads. */
@NullMarked
package io.resticmanager.notifications.digest;

import org.jspecify.annotations.NullMarked;

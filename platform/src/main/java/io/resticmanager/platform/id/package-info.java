/** Ids that sort by time. */
@NullMarked
package io.resticmanager.platform.id;

import org.jspecify.annotations.NullMarked;

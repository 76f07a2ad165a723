/** Streams of the moment: published and heard by whoever listens now, never stored. */
@NullMarked
package io.resticmanager.platform.live;

import org.jspecify.annotations.NullMarked;

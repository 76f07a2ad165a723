/** The data directory. */
@NullMarked
package io.resticmanager.platform.settings;

import org.jspecify.annotations.NullMarked;

/** The settings of the whole, which three services keep: read and changed as one. */
@NullMarked
package io.resticmanager.gateway.settings;

import org.jspecify.annotations.NullMarked;

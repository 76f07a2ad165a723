/** Where services keep what they know, and whether there is room. */
@NullMarked
package io.resticmanager.contracts.storage;

import org.jspecify.annotations.NullMarked;

/** Notices two machines with one identity, as a copied disk image makes them. */
@NullMarked
package io.resticmanager.hub.clone;

import org.jspecify.annotations.NullMarked;

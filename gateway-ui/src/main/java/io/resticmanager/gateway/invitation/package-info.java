/** Links with which people choose a password, once: those who are new here, and those who forgot theirs. */
@NullMarked
package io.resticmanager.gateway.invitation;

import org.jspecify.annotations.NullMarked;

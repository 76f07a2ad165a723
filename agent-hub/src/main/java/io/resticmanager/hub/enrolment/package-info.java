/** How an endpoint becomes a host: one-time tokens, minted by an administrator and used once. */
@NullMarked
package io.resticmanager.hub.enrolment;

import org.jspecify.annotations.NullMarked;

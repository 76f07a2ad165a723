/** Tokens that programs of a person ask {@code /api} with, in place of a session. */
@NullMarked
package io.resticmanager.gateway.apitoken;

import org.jspecify.annotations.NullMarked;

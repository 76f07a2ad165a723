/** Random secrets that we hand out once and keep only the hash of. */
@NullMarked
package io.resticmanager.gateway.token;

import org.jspecify.annotations.NullMarked;

/** Adding a host: the token, and the lines to type on the endpoint and on the storage server. */
@NullMarked
package io.resticmanager.gateway.enrol;

import org.jspecify.annotations.NullMarked;

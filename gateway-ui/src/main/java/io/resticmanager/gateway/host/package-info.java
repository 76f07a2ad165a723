/** A host as pages and the API show it: what the hub knows of it, joined with what jobs-service knows. */
@NullMarked
package io.resticmanager.gateway.host;

import org.jspecify.annotations.NullMarked;

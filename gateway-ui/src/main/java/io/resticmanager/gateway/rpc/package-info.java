/** What the other services are asked for, one class per service. */
@NullMarked
package io.resticmanager.gateway.rpc;

import org.jspecify.annotations.NullMarked;

/** Trust in a server by the hash of its public key. */
@NullMarked
package io.resticmanager.agent.tls;

import org.jspecify.annotations.NullMarked;

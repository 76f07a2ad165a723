/** Looking into snapshots: questions of people to an agent, each answered on the connection that it was asked on. */
@NullMarked
package io.resticmanager.hub.look;

import org.jspecify.annotations.NullMarked;

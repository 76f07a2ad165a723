/** Who holds a repository, as far as this machine can know, and waiting for them. */
@NullMarked
package io.resticmanager.agent.lock;

import org.jspecify.annotations.NullMarked;

/** Secrets at rest, secrets on their way over the broker, and random tokens. */
@NullMarked
package io.resticmanager.platform.secret;

import org.jspecify.annotations.NullMarked;

/** Programs that an administrator of this machine put here, run by name before and after a backup. */
@NullMarked
package io.resticmanager.agent.hook;

import org.jspecify.annotations.NullMarked;

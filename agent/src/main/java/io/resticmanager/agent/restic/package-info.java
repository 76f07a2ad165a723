/** The only package that knows restic's command line: arguments, environment, output, exit codes, signals. */
@NullMarked
package io.resticmanager.agent.restic;

import org.jspecify.annotations.NullMarked;

/** Users and their passwords. */
@NullMarked
package io.resticmanager.cli.user;

import org.jspecify.annotations.NullMarked;

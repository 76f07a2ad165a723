/** Who may sign in, how their passwords are kept, and how the first of them comes to be. */
@NullMarked
package io.resticmanager.gateway.user;

import org.jspecify.annotations.NullMarked;

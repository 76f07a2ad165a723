/** Where a host's backups go and the secrets for it, kept encrypted. */
@NullMarked
package io.resticmanager.hub.credential;

import org.jspecify.annotations.NullMarked;

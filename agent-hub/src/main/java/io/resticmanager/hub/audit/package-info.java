/** What people did, as the audit log hears of it. */
@NullMarked
package io.resticmanager.hub.audit;

import org.jspecify.annotations.NullMarked;

/** What commands on the server leave for the audit log. */
@NullMarked
package io.resticmanager.platform.audit;

import org.jspecify.annotations.NullMarked;

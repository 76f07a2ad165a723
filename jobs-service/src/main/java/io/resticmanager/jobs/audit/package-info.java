/** What people did here, for the audit log. */
@NullMarked
package io.resticmanager.jobs.audit;

import org.jspecify.annotations.NullMarked;

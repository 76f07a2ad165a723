/** Which job goes to which host, when, and what becomes of those that nothing is heard of. */
@NullMarked
package io.resticmanager.jobs.dispatch;

import org.jspecify.annotations.NullMarked;

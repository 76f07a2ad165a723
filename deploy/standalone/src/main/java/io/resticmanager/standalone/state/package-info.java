/** Copies of restic-manager's own state: made while it runs, checked, and put back. */
@NullMarked
package io.resticmanager.standalone.state;

import org.jspecify.annotations.NullMarked;

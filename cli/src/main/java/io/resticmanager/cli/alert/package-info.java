/** Alerts. */
@NullMarked
package io.resticmanager.cli.alert;

import org.jspecify.annotations.NullMarked;

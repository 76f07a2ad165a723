/** Alerts as services and pages exchange them. */
@NullMarked
package io.resticmanager.contracts.alert;

import org.jspecify.annotations.NullMarked;

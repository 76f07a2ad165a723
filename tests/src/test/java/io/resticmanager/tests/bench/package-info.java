/** Measures what the product promises about load and overhead; run by {@code ./restic-manager bench}, not with the tests. */
@NullMarked
package io.resticmanager.tests.bench;

import org.jspecify.annotations.NullMarked;

/** What needs more than one module: the real processes, end to end, with faults. */
@NullMarked
package io.resticmanager.tests;

import org.jspecify.annotations.NullMarked;

/** Who did what: the record that is only ever added to. */
@NullMarked
package io.resticmanager.gateway.audit;

import org.jspecify.annotations.NullMarked;

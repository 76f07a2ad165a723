/** Whether who asks may still do what their request began with. */
@NullMarked
package io.resticmanager.gateway.standing;

import org.jspecify.annotations.NullMarked;

/** The gateway with everything real around it but the hub and jobs-service, which answer from memory. */
@NullMarked
package io.resticmanager.gateway.fake;

import org.jspecify.annotations.NullMarked;

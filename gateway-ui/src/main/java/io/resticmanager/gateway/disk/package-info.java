/** Whether this server's own disks have room, for its pages. */
@NullMarked
package io.resticmanager.gateway.disk;

import org.jspecify.annotations.NullMarked;

/** What this service knows of hosts: that they exist, whether they are connected, whether their repository is ready. */
@NullMarked
package io.resticmanager.jobs.host;

import org.jspecify.annotations.NullMarked;

/** Hosts: listing and adding them. */
@NullMarked
package io.resticmanager.cli.host;

import org.jspecify.annotations.NullMarked;

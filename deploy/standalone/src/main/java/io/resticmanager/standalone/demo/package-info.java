/** The demonstration: the stack, a rest-server, an agent on this machine, and a first backup of sample files. */
@NullMarked
package io.resticmanager.standalone.demo;

import org.jspecify.annotations.NullMarked;

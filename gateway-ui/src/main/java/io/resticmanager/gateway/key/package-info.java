/** The keys that this service signs and chains with, each by its purpose, in one table, sealed. */
@NullMarked
package io.resticmanager.gateway.key;

import org.jspecify.annotations.NullMarked;

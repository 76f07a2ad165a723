/** What happened, said in the past tense by the service that owns it. */
@NullMarked
package io.resticmanager.contracts.event;

import org.jspecify.annotations.NullMarked;

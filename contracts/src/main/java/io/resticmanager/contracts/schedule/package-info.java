/** What runs by itself, and when: the schedule as it crosses the wire, and the one rule that both sides reckon its due times by. */
@NullMarked
package io.resticmanager.contracts.schedule;

import org.jspecify.annotations.NullMarked;

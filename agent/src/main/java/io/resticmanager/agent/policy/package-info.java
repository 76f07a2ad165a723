/** What this endpoint lets its hub do: rules that only somebody on the endpoint can widen. See docs/adr/0016. */
@NullMarked
package io.resticmanager.agent.policy;

import org.jspecify.annotations.NullMarked;

/** How records become JSON and back: snake_case, unknown fields ignored. */
@NullMarked
package io.resticmanager.contracts.json;

import org.jspecify.annotations.NullMarked;

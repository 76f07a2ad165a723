/** Two small services in one context, as the embedded default holds five: what the README shows is proven here. */
@NullMarked
package io.resticmanager.platform.story;

import org.jspecify.annotations.NullMarked;

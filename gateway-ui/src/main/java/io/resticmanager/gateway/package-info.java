/** What a browser and an API client talk to: pages, live updates, JSON, users and sessions. */
@NullMarked
package io.resticmanager.gateway;

import org.jspecify.annotations.NullMarked;

package io.resticmanager.gateway.api;

import java.util.List;

import io.resticmanager.contracts.json.Wire;
import org.jspecify.annotations.Nullable;

/** A page of a list; {@code next_cursor} is absent on the last one. */
@Wire
record Items<T>(List<T> items, @Nullable String nextCursor) {}

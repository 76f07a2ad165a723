package io.resticmanager.contracts.rpc;

import io.resticmanager.contracts.json.Wire;

/** What is wrong with one field; the path is dotted, as in {@code source.paths[0]}. */
@Wire
public record FieldError(String field, String message) {}

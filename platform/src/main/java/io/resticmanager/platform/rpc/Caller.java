package io.resticmanager.platform.rpc;

import io.resticmanager.contracts.rpc.Actor;
import org.jspecify.annotations.Nullable;

/** Who asks, with what a sealed secret is bound to: the subject asked on and the request's id. */
public record Caller(Actor actor, String subject, String id, @Nullable String replyKey) {}

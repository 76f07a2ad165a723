package io.resticmanager.platform.rpc;

import io.resticmanager.contracts.rpc.Reply;

/** Answers one kind of request, on a virtual thread of its own; the role has been checked. */
@FunctionalInterface
public interface Handler<Q, A> {

    Reply<A> answer(Caller caller, Q request);
}

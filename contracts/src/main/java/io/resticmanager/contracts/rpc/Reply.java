package io.resticmanager.contracts.rpc;

/** What comes back from a request: the value, or the problem that stood in the way. */
public sealed interface Reply<A> {

    record Value<A>(A value) implements Reply<A> {}

    record Refused<A>(Problem problem) implements Reply<A> {}

    static <A> Reply<A> of(A value) {
        return new Value<>(value);
    }

    static <A> Reply<A> refused(Problem problem) {
        return new Refused<>(problem);
    }
}

package io.resticmanager.contracts.rpc;

/** One request that a service answers: {@code rpc.<service>.<noun>.<verb>}, the type asked with and the type answered. */
public record Rpc<Q, A>(String subject, Class<Q> request, Class<A> answer) {

    /** The answering service: the second word of the subject. */
    public String service() {
        return subject.split("\\.", 3)[1];
    }
}

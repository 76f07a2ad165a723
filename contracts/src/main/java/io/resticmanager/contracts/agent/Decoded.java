package io.resticmanager.contracts.agent;

import org.jspecify.annotations.Nullable;

/** What came of reading a frame. The last three are answered with {@link ProtocolError} and end no session. */
public sealed interface Decoded<M> {

    record Understood<M>(Frame<M> frame) implements Decoded<M> {}

    /** A type from a newer peer, or none of ours. */
    record UnknownType<M>(String type, @Nullable String id) implements Decoded<M> {}

    /** Not JSON, or not the shape its type promises. */
    record Malformed<M>(String why, @Nullable String id, @Nullable String re, @Nullable Long seq)
            implements
                Decoded<M> {}

    record TooLarge<M>(int bytes) implements Decoded<M> {}
}

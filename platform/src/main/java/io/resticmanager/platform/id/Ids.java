package io.resticmanager.platform.id;

import com.github.f4b6a3.ulid.UlidCreator;

/** Mints ULIDs; two from one process sort in the order of their making, even within a millisecond. */
public final class Ids {

    private Ids() {}

    public static String next() {
        return UlidCreator.getMonotonicUlid().toString();
    }
}

package io.resticmanager.contracts.rpc;

/** What a person may do; each role may do all that the one before may. */
public enum Role {
    viewer, operator, admin;

    public boolean covers(Role needed) {
        return compareTo(needed) >= 0;
    }
}

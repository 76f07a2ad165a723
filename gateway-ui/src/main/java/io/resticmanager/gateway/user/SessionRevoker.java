package io.resticmanager.gateway.user;

/** Signs a person out wherever they are signed in. */
public interface SessionRevoker {

    /** Part of the transaction that takes rights away; open pages are told once that is committed. */
    void revokeAll(String personId);
}

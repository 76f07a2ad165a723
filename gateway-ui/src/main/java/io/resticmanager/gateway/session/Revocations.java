package io.resticmanager.gateway.session;

import jakarta.inject.Singleton;

import io.resticmanager.gateway.user.SessionRevoker;

/** Ends all sessions of a person. */
@Singleton
final class Revocations implements SessionRevoker {

    private final OpenSessions open;
    private final Sessions sessions;

    Revocations(OpenSessions open, Sessions sessions) {
        this.open = open;
        this.sessions = sessions;
    }

    @Override
    public void revokeAll(String personId) {
        open.idsOf(personId).forEach(sessions::end);
    }
}

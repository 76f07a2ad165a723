package io.resticmanager.standalone.demo;

import io.resticmanager.contracts.json.Wire;

/** Where the demonstration's backups go. {@code password} is restic's, {@code serverPassword} the rest-server's. */
@Wire
record Repository(int port, String user, String password, String serverPassword) {

    String url() {
        return "rest:http://127.0.0.1:%d/%s/".formatted(port, user);
    }

    @Override
    public String toString() {
        return "Repository[" + url() + "]";
    }
}

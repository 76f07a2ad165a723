package io.resticmanager.cli.user;

import io.micronaut.json.tree.JsonNode;
import io.resticmanager.cli.server.Fields;
import io.resticmanager.cli.server.ServerOptions;

/** A link that was just made: it is told now and never again. */
record Link(ServerOptions options, JsonNode made) {

    /** The link alone is the output, so that a script can take it. */
    void tell(String name) {
        options.show(made, () -> inWords(name));
    }

    private void inWords(String name) {
        var link = new Fields(made);
        options.screen()
                .note("with this link %s chooses a password, once, until %s; send it where only they read".formatted(
                        name, options.words().time(link.text("expires_at"))));
        options.screen().line(link.text("invite_url"));
    }
}

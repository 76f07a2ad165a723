package io.resticmanager.platform.nats;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.resticmanager.contracts.json.Json;
import io.resticmanager.contracts.json.Wire;
import io.resticmanager.platform.secret.Tokens;
import io.resticmanager.platform.settings.OwnerOnly;

/** The broker's users and their passwords, as kept in {@code users.json}. The passwords never change, so that clients find back. */
@Wire
record Users(List<User> users) {

    @Wire
    record User(String name, String password) {}

    static Users read(Path file) {
        try {
            return Json.read(Files.readAllBytes(file), Users.class);
        } catch (IOException | Json.Malformed e) {
            throw new BrokerUnusable("The broker's users file %s can not be read: %s".formatted(file, e.getMessage()),
                    e);
        }
    }

    /** The file's users, and fresh ones for the names that it lacks. */
    static Users readOrMint(Path file, List<String> names) throws IOException {
        var known = Files.exists(file) ? read(file).users : List.<User>of();
        var all = new Users(names.stream().map(name -> known.stream().filter(user -> user.name.equals(name)).findFirst()
                .orElseGet(() -> new User(name, Tokens.mint()))).toList());
        if (!all.users.equals(known)) {
            OwnerOnly.write(file, Json.bytes(all));
        }
        return all;
    }

    String passwordOf(String name) {
        return users.stream().filter(user -> user.name.equals(name)).map(User::password).findFirst()
                .orElseThrow(() -> new BrokerUnusable("The broker has no user '%s'.".formatted(name)));
    }
}

package io.resticmanager.agent.outbox;

import java.nio.file.Path;

import io.resticmanager.agent.state.AtomicFile;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.contracts.json.Wire;

/** How far a hub has acknowledged, and which one. Losing this file only sends again what the hub will drop. */
@Wire
record Acknowledged(long seq, String hubEpoch) {

    private static final Acknowledged NOTHING = new Acknowledged(0, "");

    static Acknowledged readFrom(Path folder) {
        return file(folder).read().map(Acknowledged::parse).orElse(NOTHING);
    }

    private static Acknowledged parse(byte[] bytes) {
        try {
            return Json.read(bytes, Acknowledged.class);
        } catch (Json.Malformed _) {
            return NOTHING;
        }
    }

    void writeTo(Path folder) {
        file(folder).replace(Json.bytes(this));
    }

    private static AtomicFile file(Path folder) {
        return new AtomicFile(folder.resolve("acknowledged.json"));
    }
}

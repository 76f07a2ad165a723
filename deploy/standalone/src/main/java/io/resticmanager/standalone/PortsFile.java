package io.resticmanager.standalone;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

import io.resticmanager.platform.settings.OwnerOnly;

/** Keeps the ports that were chosen. */
record PortsFile(Path file) {

    /** @throws CannotStart when it is damaged */
    Ports read() throws IOException {
        if (!Files.exists(file)) {
            return new Ports(UpOptions.UNSAID, UpOptions.UNSAID);
        }
        try {
            var kept = new Properties();
            kept.load(new StringReader(Files.readString(file)));
            return new Ports(port(kept, "http"), port(kept, "agents"));
        } catch (IllegalArgumentException | MalformedInputException e) {
            throw new CannotStart(ExitCode.DATA_DIR_UNUSABLE,
                    "cannot read " + file + ": it is damaged; remove it to choose the ports anew");
        }
    }

    private static int port(Properties kept, String name) {
        var port = Integer.parseInt(kept.getProperty(name, "missing"));
        if (port <= 0 || port > UpOptions.MAX_PORT) {
            throw new IllegalArgumentException(name);
        }
        return port;
    }

    void write(Ports ports) throws IOException {
        var kept = new Properties();
        kept.setProperty("http", String.valueOf(ports.http()));
        kept.setProperty("agents", String.valueOf(ports.agents()));
        var text = new StringWriter();
        kept.store(text, "chosen at the first start");
        OwnerOnly.write(file, text.toString().getBytes(StandardCharsets.UTF_8));
    }
}

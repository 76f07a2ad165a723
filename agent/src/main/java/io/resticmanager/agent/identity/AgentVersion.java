package io.resticmanager.agent.identity;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of this build, written by Maven. */
public final class AgentVersion {

    public static final String CURRENT = read();

    private AgentVersion() {}

    private static String read() {
        try (InputStream in = AgentVersion.class.getResourceAsStream("/agent-version.properties")) {
            var properties = new Properties();
            properties.load(in);
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

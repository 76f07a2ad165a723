package io.resticmanager.platform.nats;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;

/**
 * The broker of docker-compose has the users and grants of the one that restic-manager starts itself. With
 * {@code -Dcompose.nats.write=true} this test writes the file instead.
 */
class ComposedBrokerTest {

    private static final Path FILE = Path.of("../deploy/compose/nats.conf");

    @Test
    void itsConfigurationIsWhatTheGrantsSay() throws IOException {
        if (Boolean.getBoolean("compose.nats.write")) {
            Files.writeString(FILE, text());
        }

        assertThat(FILE).as("after a change of Grant: mvn verify -pl platform -am -Dtest=ComposedBrokerTest "
                + "-Dsurefire.failIfNoSpecifiedTests=false -Dcompose.nats.write=true").hasContent(text());
    }

    // Where it listens and stores is said on its command line, so that nothing here
    // depends on the place.
    private static String text() {
        return """
                # The broker of docker-compose. Written by ComposedBrokerTest from the grants in the code; not by hand.
                server_name: "restic-manager"
                # A secret, made by ./prepare: the passwords as variables.
                include "../../run/secrets/broker-passwords"
                jetstream { sync_interval: always }
                """ + NatsConfig.rules(Grant.ALL, name -> "$rm_" + name);
    }
}

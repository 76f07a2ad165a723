package io.resticmanager.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;

import io.micronaut.inject.qualifiers.Qualifiers;
import io.resticmanager.gateway.fake.AuditSeen;
import io.resticmanager.gateway.fake.Client;
import io.resticmanager.gateway.fake.Gateway;
import io.resticmanager.platform.secret.KeyRotation;
import io.resticmanager.platform.sqlite.Ask;
import io.resticmanager.platform.sqlite.Transactions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SigningKeyRotationTest {

    @Test
    void aKeyInTheRowOfAnotherPurposeDoesNotOpenAndItsOwnGoesOverToTheNewKey(@TempDir Path data) {
        try (var gateway = Gateway.in(data)) {
            Client.alice(gateway);
            var before = gateway.get(SigningKey.class).text();
            var transactions = gateway.context().getBean(Transactions.class, Qualifiers.byName("gateway"));
            transactions.<Integer>writeSql(connection -> Ask.change(connection, """
                    INSERT INTO signing_key (purpose, sealed, created_at)
                    SELECT 'other', sealed, created_at FROM signing_key WHERE purpose = 'csrf'"""));

            var done = gateway.get(KeyRotation.class).run(false);

            assertThat(done.sealed()).as("that of forms and two of the audit log").isEqualTo(Map.of("gateway", 3));
            assertThat(done.unread()).singleElement().asString()
                    .contains("signing_key/other does not belong to that row");
            assertThat(AuditSeen.in(gateway)).filteredOn(seen -> seen.action().equals("keys.rotate"))
                    .extracting(seen -> seen.actor() + ": " + seen.details() + ": " + seen.result())
                    .containsExactly("system:operator: sealed anew: gateway 3; 1 did not open: failed");
            var key = gateway.get(SigningKey.class);
            key.mintOnce();
            assertThat(key.text()).isEqualTo(before);
        }
    }
}

package io.resticmanager.gateway.session;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;

import io.micronaut.inject.qualifiers.Qualifiers;
import io.resticmanager.gateway.fake.Gateway;
import io.resticmanager.platform.secret.SecretBox;
import io.resticmanager.platform.secret.SecretKeyUnusable;
import io.resticmanager.platform.sqlite.Ask;
import io.resticmanager.platform.sqlite.Transactions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SigningKeyTest {

    @TempDir
    private Path data;

    @Test
    void aKeyThatWasMovedDoesNotOpen() {
        try (var gateway = Gateway.in(data)) {
            gateway.get(SigningKey.class);
            gateway.context().getBean(Transactions.class, Qualifiers.byName("gateway"))
                    .writeSql(connection -> Ask.change(connection,
                            "UPDATE signing_key SET sealed = ? WHERE purpose = 'csrf'",
                            gateway.get(SecretBox.class).seal("of another row", "signing_key/other")));

            assertThatThrownBy(() -> gateway.get(SigningKey.class).mintOnce()).isInstanceOf(SecretKeyUnusable.class)
                    .hasMessageContaining("does not belong to that row");
        }
    }
}

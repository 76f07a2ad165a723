package io.resticmanager.gateway.session;

import java.util.List;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.platform.secret.SealedColumn;

/** Where keys for signing are kept. */
@Singleton
@Named("gateway")
final class SigningSecrets implements SealedColumn.Source {

    @Override
    public List<SealedColumn> columns() {
        return List.of(new SealedColumn("signing_key", "purpose", "sealed", SigningKey::row));
    }
}

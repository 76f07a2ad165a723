package io.resticmanager.gateway.key;

import java.util.List;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

import io.resticmanager.platform.secret.SealedColumn;

/** Where they are kept. */
@Singleton
@Named("gateway")
final class KeySecrets implements SealedColumn.Source {

    @Override
    public List<SealedColumn> columns() {
        return List.of(new SealedColumn("signing_key", "purpose", "sealed", SealedKeys::row));
    }
}

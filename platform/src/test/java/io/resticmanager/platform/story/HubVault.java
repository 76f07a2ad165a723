package io.resticmanager.platform.story;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

@Singleton
@Named("hub")
final class HubVault extends Vault {

    HubVault() {
        super("hub");
    }
}

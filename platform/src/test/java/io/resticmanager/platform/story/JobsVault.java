package io.resticmanager.platform.story;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

@Singleton
@Named("jobs")
final class JobsVault extends Vault {

    JobsVault() {
        super("jobs");
    }
}

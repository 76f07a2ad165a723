package io.resticmanager.platform.service;

import java.net.BindException;
import java.util.stream.Stream;

import io.resticmanager.platform.health.MetricsTokenUnusable;
import io.resticmanager.platform.nats.BrokerUnusable;
import io.resticmanager.platform.secret.SecretKeyUnusable;
import io.resticmanager.platform.settings.DataDirInUse;
import io.resticmanager.platform.settings.SettingUnusable;
import io.resticmanager.platform.sqlite.DatabaseUnusable;

/** Why a service does not start: the innermost cause that explains itself, and the exit code that the contracts give it. */
record StartFailure(String message, int exitCode, boolean isExplained) {

    private static final int FAILED = 1;
    private static final int WRONG_USAGE = 2;
    private static final int PREREQUISITE_MISSING = 3;
    private static final int PORT_TAKEN = 4;
    private static final int DATA_DIR_UNUSABLE = 5;

    static StartFailure of(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .map(StartFailure::judge).filter(StartFailure::isExplained).findFirst()
                .orElseGet(() -> judge(failure));
    }

    private static StartFailure judge(Throwable cause) {
        var message = String.valueOf(cause.getMessage());
        return switch (cause) {
            case DataDirInUse _ -> new StartFailure(message, DATA_DIR_UNUSABLE, true);
            case BindException _ -> new StartFailure(message, PORT_TAKEN, true);
            case BrokerUnusable _ -> new StartFailure(message, PREREQUISITE_MISSING, true);
            case SettingUnusable _ -> new StartFailure(message, WRONG_USAGE, true);
            case DatabaseUnusable _,SecretKeyUnusable _,SettingFileUnusable _,MetricsTokenUnusable _ ->
                new StartFailure(message, FAILED, true);
            default -> new StartFailure(message, FAILED, false);
        };
    }
}

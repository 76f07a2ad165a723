package io.resticmanager.standalone;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.BindException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.stream.Stream;

import io.resticmanager.platform.health.MetricsTokenUnusable;
import io.resticmanager.platform.nats.BrokerUnusable;
import io.resticmanager.platform.secret.SecretKeyUnusable;
import io.resticmanager.platform.service.SettingFileUnusable;
import io.resticmanager.platform.settings.DataDirInUse;
import io.resticmanager.platform.settings.SettingUnusable;
import io.resticmanager.platform.sqlite.DatabaseUnusable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns what stopped the start into one line and an exit code. */
final class Failures {

    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private Failures() {}

    static int explain(Throwable problem, PrintWriter err) {
        var cause = causes(problem).filter(BindException.class::isInstance).findFirst()
                .or(() -> causes(problem).filter(Failures::isKnown).findFirst()).orElse(problem);
        var exit = exitCode(cause);
        if (exit == ExitCode.FAILED && !(cause instanceof CannotStart)) {
            LOG.error("could not go on", problem);
        }
        err.println("restic-manager: " + oneLine(cause));
        err.flush();
        return exit.code();
    }

    private static boolean isKnown(Throwable cause) {
        return cause instanceof CannotStart || cause instanceof BindException || cause instanceof DataDirInUse
                || cause instanceof BrokerUnusable || cause instanceof DatabaseUnusable
                || cause instanceof SecretKeyUnusable || cause instanceof SettingFileUnusable
                || cause instanceof MetricsTokenUnusable || cause instanceof SettingUnusable
                || cause instanceof FileSystemException;
    }

    private static ExitCode exitCode(Throwable cause) {
        return switch (cause) {
            case CannotStart known -> known.exitCode();
            case BindException _ -> ExitCode.PORT_TAKEN;
            case BrokerUnusable _ -> ExitCode.PREREQUISITE_MISSING;
            case DataDirInUse _,DatabaseUnusable _,SecretKeyUnusable _,FileSystemException _ ->
                ExitCode.DATA_DIR_UNUSABLE;
            case MetricsTokenUnusable _,SettingFileUnusable _,SettingUnusable _ -> ExitCode.WRONG_USAGE;
            default -> ExitCode.FAILED;
        };
    }

    private static String oneLine(Throwable cause) {
        var message = switch (cause) {
            case FileSystemException file -> "cannot use " + file.getFile() + ": " + reason(file);
            case IOException io when io.getMessage() != null -> io.getMessage();
            default -> cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        };
        return message.lines().findFirst().orElse("failed");
    }

    private static String reason(FileSystemException file) {
        return switch (file) {
            case NoSuchFileException _ -> "there is no such file or directory";
            case AccessDeniedException _ -> "permission denied";
            case FileAlreadyExistsException _ -> "it is there, but is no directory";
            case NotDirectoryException _ -> "it is no directory";
            default -> file.getReason() == null ? "the system refuses it" : file.getReason();
        };
    }

    private static Stream<Throwable> causes(Throwable problem) {
        return Stream.iterate(problem, cause -> cause != null, Throwable::getCause);
    }
}

package io.resticmanager.agent.state;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The state directory does not do what it must; the message is one line for the person who runs the agent. */
public final class StateFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StateFailure(String message) {
        super(message);
    }

    StateFailure(String what, Path path, IOException cause) {
        super("cannot " + what + " " + path + ": " + reason(cause), cause);
    }

    /** The JDK's messages of file errors are often nothing but the path. */
    static String reason(IOException e) {
        return switch (e) {
            case AccessDeniedException _ -> "permission denied";
            case NoSuchFileException _ -> "it does not exist";
            case FileSystemException f when f.getReason() instanceof String reason -> reason;
            default -> String.valueOf(e.getMessage());
        };
    }
}

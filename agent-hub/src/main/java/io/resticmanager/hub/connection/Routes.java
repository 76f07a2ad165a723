package io.resticmanager.hub.connection;

import jakarta.inject.Singleton;

import io.resticmanager.hub.command.CommandRoutes;
import io.resticmanager.hub.look.LookRoutes;
import io.resticmanager.hub.look.Looks;

/** The subjects on the broker by which others reach an agent that is connected here. */
@Singleton
final class Routes {

    private final CommandRoutes commands;

    private final LookRoutes looks;

    Routes(CommandRoutes commands, LookRoutes looks) {
        this.commands = commands;
        this.looks = looks;
    }

    Looks looks(Line line) {
        return looks.looks(line::send);
    }

    AutoCloseable open(Attendance attendance) {
        var hostId = attendance.agent().hostId();
        var look = looks.open(hostId, attendance.looks());
        var command = commands.open(hostId, attendance.line()::send);
        return () -> {
            try {
                look.close();
            } finally {
                command.close();
            }
        };
    }
}

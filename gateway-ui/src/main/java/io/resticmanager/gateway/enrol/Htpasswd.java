package io.resticmanager.gateway.enrol;

import java.util.Optional;

import io.resticmanager.gateway.rpc.Enrolment;
import io.resticmanager.gateway.rpc.NewHost;

/**
 * The line that lets a host in at rest-server, to be typed where its password file is. htpasswd reads the password from
 * its input ({@code -i}), so that it is in no process's arguments.
 */
final class Htpasswd {

    private Htpasswd() {}

    /** Empty where no rest-server asks for a name and a password. */
    static Optional<String> line(NewHost host, Enrolment enrolment) {
        var user = enrolment.repoUsername();
        if (user == null || !host.repoUrl().startsWith("rest:")) {
            return Optional.empty();
        }
        var minted = enrolment.serverPassword();
        if (minted != null) {
            return Optional.of("printf %%s %s | htpasswd -B -i .htpasswd %s".formatted(Shell.quoted(minted),
                    Shell.quoted(user)));
        }
        // A password that the administrator chose is not told back to them, so the line
        // asks for it.
        return host.serverPassword() == null
                ? Optional.empty()
                : Optional.of("read -rsp 'Password: ' p && printf %%s \"$p\" | htpasswd -B -i .htpasswd %s; unset p"
                        .formatted(Shell.quoted(user)));
    }
}

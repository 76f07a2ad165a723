package io.resticmanager.agent.tls;

import java.security.cert.CertificateException;

/** The server that answered is not the one whose key was announced. */
public final class PinMismatch extends CertificateException {

    private static final long serialVersionUID = 1L;

    PinMismatch() {
        super("the server's public key is not the pinned one");
    }

    /** Whether this is why a connection failed: the TLS layer wraps it. */
    public static boolean caused(Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof PinMismatch) {
                return true;
            }
        }
        return false;
    }
}

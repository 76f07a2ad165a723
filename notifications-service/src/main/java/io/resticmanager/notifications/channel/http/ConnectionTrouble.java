package io.resticmanager.notifications.channel.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;

import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;

import io.resticmanager.notifications.channel.Outcome;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.NoHttpResponseException;

/**
 * A conversation that failed before there was an answer. All of it may work later, so all of it is tried again. The text of the
 * exception stays here: it may hold what the other side sent.
 */
final class ConnectionTrouble {

    private ConnectionTrouble() {}

    static Outcome of(IOException trouble, String host) {
        return new Outcome.Transient(sentence(trouble, host), null, null);
    }

    private static String sentence(IOException trouble, String host) {
        return switch (trouble) {
            case UnknownHostException _ -> "There is no address for %s: check the name.".formatted(host);
            case SSLHandshakeException _,SSLPeerUnverifiedException _ ->
                ("The certificate of %s is not trusted, or is of another name: renew it, or name it in "
                        + "RM_NOTIFY_CA_FILE.").formatted(host);
            case SSLException _ -> "%s does not speak TLS there: check address and port.".formatted(host);
            case ConnectException _,NoRouteToHostException _ ->
                "%s can not be reached: is it running, and the port right?".formatted(host);
            case SocketTimeoutException _ -> "%s did not answer in time.".formatted(host);
            case NoHttpResponseException _ ->
                "%s closed the connection without an answer in HTTP: check address and port.".formatted(host);
            case IOException io when io.getCause() instanceof HttpException -> noHttp(host);
            case InterruptedIOException _ -> "%s did not answer in time.".formatted(host);
            default -> "The connection to %s broke (%s).".formatted(host, trouble.getClass().getSimpleName());
        };
    }

    private static String noHttp(String host) {
        return "What %s answered is not HTTP: check address and port.".formatted(host);
    }
}

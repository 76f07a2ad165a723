package io.resticmanager.notifications.channel.smtp;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

import io.resticmanager.notifications.channel.net.Deadline;

/** A connection to a mail server, with TLS from the first byte where that is wanted. */
final class SmtpSocket {

    private SmtpSocket() {}

    /** To the first address that answers. */
    static Socket open(SmtpSettings settings, List<InetAddress> addresses, SSLContext tls, Deadline deadline)
            throws IOException {
        var socket = connect(settings, addresses, deadline);
        try {
            socket.setSoTimeout(Math.toIntExact(deadline.left().toMillis()));
            return settings.encryption() == Encryption.tls ? secure(socket, settings, tls) : socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private static Socket connect(SmtpSettings settings, List<InetAddress> addresses, Deadline deadline)
            throws IOException {
        IOException last = new ConnectException("no address");
        for (var address : addresses) {
            var socket = new BoundedSocket();
            try {
                socket.connect(named(settings, address), Math.toIntExact(deadline.left().toMillis()));
                return socket;
            } catch (IOException e) {
                socket.close();
                last = e;
            }
        }
        throw last;
    }

    // With the name that was typed: the certificate is held against it, and nobody
    // looks up the name of an address.
    private static InetSocketAddress named(SmtpSettings settings, InetAddress address) throws IOException {
        return new InetSocketAddress(InetAddress.getByAddress(settings.host(), address.getAddress()), settings.port());
    }

    private static Socket secure(Socket socket, SmtpSettings settings, SSLContext tls) throws IOException {
        var secure = (SSLSocket) tls.getSocketFactory().createSocket(socket, settings.host(), settings.port(), true);
        var parameters = secure.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        secure.setSSLParameters(parameters);
        secure.startHandshake();
        return secure;
    }
}

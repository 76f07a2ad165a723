package io.resticmanager.notifications.channel.kit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;

import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.auth.EasyAuthenticationHandlerFactory;
import org.subethamail.smtp.auth.LoginFailedException;
import org.subethamail.smtp.server.SMTPServer;

/** A real SMTP server on loopback; what it takes is read by a parser of mails. */
public final class MailServer implements AutoCloseable {

    public static final String USER = "restic-manager";
    public static final String PASSWORD = "Geheimnis-7319-xyz";

    private final List<Taken> taken = new CopyOnWriteArrayList<>();
    private final SMTPServer server;
    private volatile boolean busy;

    private MailServer(SMTPServer.Builder builder) {
        server = builder.bindAddress(Optional.of(InetAddress.getLoopbackAddress())).port(0).hostName("mail.test")
                .insertReceivedHeaders(false)
                .messageHandler((_, from, to, data) -> take(new Taken(from, to, data))).build();
        server.start();
    }

    /** The envelope, and the mail as it came over the wire. */
    public record Taken(String from, String to, byte[] data) {

        public MimeMessage mail() throws MessagingException {
            return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(data));
        }
    }

    public static MailServer plain() {
        return new MailServer(new SMTPServer.Builder());
    }

    /** Takes mails only after an upgrade and with user and password. */
    public static MailServer upgrading(ServerKey key) {
        return new MailServer(guarded().startTlsSocketFactory(key.context()).enableTLS().requireTLS());
    }

    /** TLS from the first byte. */
    public static MailServer secure(ServerKey key) {
        return new MailServer(guarded().serverSocketFactory(key.context()));
    }

    /** It gets each mail, and refuses it for now. */
    public void busy(boolean now) {
        busy = now;
    }

    public int port() {
        return server.getPortAllocated();
    }

    public List<Taken> taken() {
        return List.copyOf(taken);
    }

    private void take(Taken mail) throws RejectException {
        taken.add(mail);
        if (busy) {
            throw new RejectException(451, "busy");
        }
    }

    @Override
    public void close() {
        server.stop();
    }

    private static SMTPServer.Builder guarded() {
        return new SMTPServer.Builder().requireAuth()
                .authenticationHandlerFactory(new EasyAuthenticationHandlerFactory((user, password, _) -> {
                    if (!user.equals(USER) || !password.equals(PASSWORD)) {
                        // As some do: with the whole command.
                        throw new LoginFailedException("535 no " + password + ", AUTH PLAIN " + Base64.getEncoder()
                                .encodeToString((user + "\0" + user + "\0" + password).getBytes(UTF_8)));
                    }
                }));
    }
}

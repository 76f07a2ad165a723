package io.resticmanager.notifications.channel.smtp;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;

import io.resticmanager.notifications.channel.Outcome;
import io.resticmanager.notifications.channel.text.Hearsay;
import io.resticmanager.notifications.channel.text.Secret;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jspecify.annotations.Nullable;

/** What a failure of SMTP means: replies of 4xx pass, those of 5xx do not (RFC 5321, 4.2.1), and no reply passes, too. */
final class SmtpVerdict {

    private static final int FIRST_FAILURE = 400;
    private static final int FIRST_PERMANENT = 500;
    /** RFC 3463, 2: behind the code of a reply. */
    private static final Pattern ENHANCED = Pattern
            .compile("^\\s*[0-9]{3}[ -]([245]\\.[0-9]{1,3}\\.[0-9]{1,3})(?![^\\s])");

    private SmtpVerdict() {}

    /**
     * @param lastReply of the transport, -1 for what is no reply at all
     * @param lastSaid its text; it may be absent
     */
    static Outcome of(MessagingException failure, int lastReply, @Nullable String lastSaid, SmtpSettings settings) {
        if (cause(failure) instanceof IOException io) {
            return of(io, settings.host());
        }
        var reply = reply(failure).orElseGet(() -> new Reply(lastReply, lastSaid == null ? "" : lastSaid));
        return reply.code() >= FIRST_FAILURE ? refused(failure, reply, settings) : odd(failure, reply, settings);
    }

    static Outcome of(IOException trouble, String host) {
        return new Outcome.Transient(sentence(trouble, host), null, null);
    }

    private record Reply(int code, String said) {

        /** As in {@code 550 5.1.1}. */
        String codes() {
            var enhanced = ENHANCED.matcher(said);
            return enhanced.find() ? code + " " + enhanced.group(1) : Integer.toString(code);
        }
    }

    private static Outcome refused(MessagingException failure, Reply reply, SmtpSettings settings) {
        var why = new Outcome.Why(sentence(failure, reply, settings), heard(failure, reply, settings));
        return reply.code() < FIRST_PERMANENT
                ? new Outcome.Transient(why, reply.code(), null)
                : new Outcome.Permanent(why, reply.code(), false);
    }

    // Some repeat the command, with the password in it. Nothing that is said then
    // leaves this place but its codes.
    private static @Nullable String heard(MessagingException failure, Reply reply, SmtpSettings settings) {
        return failure instanceof AuthenticationFailedException ? null : Hearsay.of(reply.said(), secrets(settings));
    }

    // It talks, but not as we need it.
    private static Outcome odd(MessagingException failure, Reply reply, SmtpSettings settings) {
        var host = settings.host();
        if (failure instanceof AuthenticationFailedException) {
            return new Outcome.Permanent("%s takes no password in the way we give it (AUTH PLAIN).".formatted(host),
                    null, false);
        }
        var upgrade = settings.encryption() == Encryption.starttls && reply.code() > 0;
        return new Outcome.Transient(upgrade
                ? "%s offers no STARTTLS: choose another encryption, or set it up there.".formatted(host)
                : "What %s answered is not SMTP, or it hung up: check port and encryption.".formatted(host), null,
                null);
    }

    private static String sentence(MessagingException failure, Reply reply, SmtpSettings settings) {
        var host = settings.host();
        var passes = reply.code() < FIRST_PERMANENT;
        if (failure instanceof AuthenticationFailedException) {
            return passes
                    ? "%s can not check user name and password just now (%s).".formatted(host, reply.codes())
                    : "%s refused user name or password (%s): give the channel valid ones.".formatted(host,
                            reply.codes());
        }
        if (passes) {
            return "%s can not take the mail just now (%s).".formatted(host, reply.codes());
        }
        return reply(failure).isPresent()
                ? "%s refused the mail (%s): check the addresses from and to.".formatted(host, reply.codes())
                : "%s takes no mail from here (%s): ask those who run it.".formatted(host, reply.codes());
    }

    private static String sentence(IOException trouble, String host) {
        return switch (trouble) {
            case UnknownHostException _ -> "There is no address for %s: check the name.".formatted(host);
            case SSLHandshakeException _ ->
                ("The certificate of %s is not trusted, or is of another name: renew it, or name it in "
                        + "RM_NOTIFY_CA_FILE.").formatted(host);
            case SSLException _ -> "%s does not speak TLS there: check port and encryption.".formatted(host);
            case ConnectException _,NoRouteToHostException _ ->
                "%s can not be reached: is it running, and the port right?".formatted(host);
            case SocketTimeoutException _ -> "%s did not answer in time.".formatted(host);
            case BoundedSocket.TooMuch _ ->
                "%s says more than any mail server has to: check port and encryption.".formatted(host);
            default -> "The connection to %s broke (%s).".formatted(host, trouble.getClass().getSimpleName());
        };
    }

    private static Optional<Reply> reply(MessagingException failure) {
        return Stream.<Exception>iterate(failure, each -> each != null,
                each -> each instanceof MessagingException mail ? mail.getNextException() : null)
                .flatMap(SmtpVerdict::replied).findFirst();
    }

    private static Stream<Reply> replied(Exception failure) {
        return switch (failure) {
            case SMTPAddressFailedException address -> Stream.of(new Reply(address.getReturnCode(), said(address)));
            case SMTPSenderFailedException sender -> Stream.of(new Reply(sender.getReturnCode(), said(sender)));
            case SMTPSendFailedException send when send.getReturnCode() >= FIRST_FAILURE ->
                Stream.of(new Reply(send.getReturnCode(), said(send)));
            default -> Stream.empty();
        };
    }

    private static Throwable cause(MessagingException failure) {
        return Stream.<Throwable>iterate(failure, each -> each != null, Throwable::getCause)
                .filter(IOException.class::isInstance).findFirst().orElse(failure);
    }

    private static String said(Exception failure) {
        return Optional.ofNullable(failure.getMessage()).orElse("");
    }

    private static List<Secret> secrets(SmtpSettings settings) {
        var login = settings.login();
        return login == null ? List.of() : List.of(login.password());
    }
}

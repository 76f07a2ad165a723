package io.resticmanager.notifications.channel.smtp;

import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;

import io.resticmanager.notifications.channel.Outcome;
import io.resticmanager.notifications.channel.net.AddressRule;
import io.resticmanager.notifications.channel.net.Conversation;
import io.resticmanager.notifications.channel.net.Deadline;
import io.resticmanager.notifications.channel.net.Resolver;
import io.resticmanager.notifications.channel.net.TargetPolicy;
import io.resticmanager.notifications.channel.net.Trust;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/** Connects by itself, so that looking up and connecting are bounded like the rest, and leaves the talk to Jakarta Mail. */
final class SmtpSender {

    /** A relay on this machine is a usual thing. */
    private static final TargetPolicy RELAYS = new TargetPolicy(true, true);

    private final Resolver resolver;
    private final Trust trust;

    SmtpSender(Resolver resolver, Trust trust) {
        this.resolver = resolver;
        this.trust = trust;
    }

    @FunctionalInterface
    interface Composer {

        Mail compose(Session session) throws MessagingException;
    }

    Outcome send(SmtpSettings settings, SmtpSession how, Composer composer, Duration patience) {
        return Conversation.with(settings.host(), patience, (deadline, known) -> {
            try {
                var addresses = resolver.resolve(settings.host(), deadline.left());
                var refusal = AddressRule.refusal(settings.host(), addresses, RELAYS).orElse(null);
                return refusal == null ? talk(how, addresses, composer, deadline, known) : refusal;
            } catch (IOException e) {
                return SmtpVerdict.of(e, settings.host());
            }
        });
    }

    private Outcome talk(SmtpSession how, List<InetAddress> addresses, Composer composer, Deadline deadline,
            Consumer<Outcome> known) throws IOException {
        var session = how.session(trust.context(), deadline);
        var transport = how.transport(session);
        try (var socket = SmtpSocket.open(how.settings(), addresses, trust.context(), deadline)) {
            transport.connect(socket);
            var mail = composer.compose(session);
            transport.sendMessage(mail, mail.getAllRecipients());
            known.accept(new Outcome.Delivered(transport.getLastReturnCode()));
            return new Outcome.Delivered(transport.getLastReturnCode());
        } catch (MessagingException e) {
            return SmtpVerdict.of(e, transport.getLastReturnCode(), transport.getLastServerResponse(),
                    how.settings());
        } finally {
            goodbye(transport);
        }
    }

    // It was taken or refused by then; how the other side ends the talk changes
    // nothing.
    private static void goodbye(SMTPTransport transport) {
        try {
            transport.close();
        } catch (MessagingException _) {
            return;
        }
    }
}

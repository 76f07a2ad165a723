package io.resticmanager.notifications.channel.smtp;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;

import io.resticmanager.notifications.channel.Notification;

/** One mail. Jakarta Mail encodes all that comes from elsewhere (RFC 2047, RFC 2045). */
final class Mail extends MimeMessage {

    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private final String id;

    private Mail(Session session, String id) {
        super(session);
        this.id = id;
    }

    static Mail of(Notification news, SmtpSettings settings, Session session, Instant now) throws MessagingException {
        var mail = new Mail(session, MailIds.own(news));
        mail.setFrom(settings.from().anew());
        mail.setRecipient(RecipientType.TO, settings.to().anew());
        mail.setSubject(MailText.subject(news), UTF_8);
        mail.setSentDate(Date.from(now));
        // RFC 3834: nobody's out-of-office notice answers to it.
        mail.setHeader("Auto-Submitted", "auto-generated");
        if (MailIds.first(news).orElse(null) instanceof String first) {
            mail.setHeader("In-Reply-To", MimeUtility.fold("In-Reply-To: ".length(), first));
            mail.setHeader("References", MimeUtility.fold("References: ".length(), first));
        }
        mail.setText(MailText.body(news), UTF_8);
        mail.saveChanges();
        return mail;
    }

    // Its own would hold the name of this machine's user and another number each
    // time.
    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", id);
    }
}

package io.resticmanager.notifications.channel.smtp;

import java.util.Properties;

import javax.net.ssl.SSLContext;

import jakarta.mail.Session;
import jakarta.mail.URLName;

import io.resticmanager.notifications.channel.net.Deadline;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/** How one conversation with a mail server is held. Nothing in it makes Jakarta Mail look a name up. */
record SmtpSession(SmtpSettings settings, String ownName) {

    Session session(SSLContext tls, Deadline deadline) {
        var millis = Long.toString(deadline.left().toMillis());
        var properties = new Properties();
        properties.setProperty("mail.smtp.connectiontimeout", millis);
        properties.setProperty("mail.smtp.timeout", millis);
        properties.setProperty("mail.smtp.localhost", ownName);
        properties.setProperty("mail.smtp.from", settings.from().address());
        properties.setProperty("mail.smtp.auth", Boolean.toString(settings.login() != null));
        properties.setProperty("mail.smtp.auth.mechanisms", "PLAIN");
        properties.setProperty("mail.smtp.quitwait", "false");
        upgrade(properties, tls);
        return Session.getInstance(properties);
    }

    SMTPTransport transport(Session session) {
        return new SMTPTransport(session, url());
    }

    private void upgrade(Properties properties, SSLContext tls) {
        var upgrade = Boolean.toString(settings.encryption() == Encryption.starttls);
        properties.setProperty("mail.smtp.starttls.enable", upgrade);
        // Whoever stands in between could leave the offer out, and get the password.
        properties.setProperty("mail.smtp.starttls.required", upgrade);
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        properties.put("mail.smtp.ssl.socketFactory", tls.getSocketFactory());
    }

    private URLName url() {
        var login = settings.login();
        return new URLName("smtp", settings.host(), settings.port(), null, login == null ? null : login.username(),
                login == null ? null : login.password().value());
    }
}

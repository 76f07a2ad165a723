package io.resticmanager.tests.kit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;

import io.micronaut.json.tree.JsonNode;
import io.resticmanager.notifications.channel.kit.MailServer;
import io.resticmanager.notifications.channel.kit.NtfyServer;
import io.resticmanager.notifications.channel.kit.ServerKey;

/** A real receiver for each kind of channel, on loopback: for webhooks, ntfy with access control, and mail with STARTTLS. */
public record Receivers(WebhookReceiver webhook, NtfyServer ntfy, MailServer mail, ServerKey key) {

    /** What nobody but they may know is planted. */
    public static Receivers start(Stage stage, PlantedSecrets secrets) throws Exception {
        var key = ServerKey.named("dns:localhost", stage.folder("keys"));
        var ntfy = stage.add(NtfyServer.start(stage.folder("ntfy")));
        secrets.plant("ntfy token", ntfy.token());
        secrets.plant("mail password", MailServer.PASSWORD);
        return new Receivers(stage.add(new WebhookReceiver(secrets)), ntfy, stage.add(MailServer.upgrading(key)), key);
    }

    /** What the stack has to be told to reach them. */
    public Map<String, String> environment() {
        return Map.of("RM_NOTIFY_ALLOW_LOOPBACK", "true", "RM_NOTIFY_CA_FILE", key.pem().toString());
    }

    /** The mails that speak of an alert, as a parser reads them, in the order of arrival. */
    public List<MimeMessage> mails(String alertId) throws MessagingException, IOException {
        var mails = new ArrayList<MimeMessage>();
        for (var taken : mail.taken()) {
            var parsed = taken.mail();
            if (parsed.getContent().toString().contains("/alerts/" + alertId)) {
                mails.add(parsed);
            }
        }
        return mails;
    }

    /** The messages on the telephone that lead to an alert, in the order of arrival. */
    public List<JsonNode> pushed(String alertId) throws IOException, InterruptedException {
        return ntfy.messages().stream().filter(it -> it.get("click").getStringValue().endsWith("/alerts/" + alertId))
                .toList();
    }

    /** The requests about an alert, in the order of arrival. */
    public List<WebhookReceiver.Told> told(String alertId) throws Exception {
        return webhook.told().stream().filter(it -> it.field("alert_id").equals(alertId)).toList();
    }
}

package io.resticmanager.platform.secret;

import java.util.Map;
import java.util.TreeMap;

import io.resticmanager.platform.sqlite.Ask;
import io.resticmanager.platform.sqlite.Transactions;
import io.resticmanager.platform.story.Vault;
import io.resticmanager.platform.testkit.TestService;

/** The vault of a service of the story, written and read as services do. */
public record Safe(Transactions transactions, SecretBox box) {

    public static Safe of(TestService services, String service) {
        var safe = new Safe(services.bean(Transactions.class, service), services.bean(SecretBox.class));
        safe.change("CREATE TABLE IF NOT EXISTS vault (id TEXT PRIMARY KEY, secret TEXT) STRICT");
        return safe;
    }

    public Safe filled(int rows) {
        for (var i = 0; i < rows; i++) {
            put("%04d".formatted(i), "secret %d".formatted(i));
        }
        return this;
    }

    public void put(String id, String secret) {
        transactions.<Integer>writeSql(connection -> Ask.change(connection,
                "INSERT INTO vault (id, secret) VALUES (?, ?) ON CONFLICT DO UPDATE SET secret = excluded.secret", id,
                box.seal(secret, Vault.place(id))));
    }

    public void change(String sql) {
        transactions.<Integer>writeSql(connection -> Ask.change(connection, sql));
    }

    public Map<String, String> open() {
        return open(box);
    }

    Map<String, String> open(SecretBox with) {
        var sealed = new TreeMap<String, String>();
        transactions.readSql(connection -> Ask.rows(connection,
                rows -> sealed.put(rows.getString("id"), rows.getString("secret")), "SELECT id, secret FROM vault"));
        sealed.replaceAll((id, secret) -> with.open(secret, Vault.place(id)));
        return sealed;
    }
}

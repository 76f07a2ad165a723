package io.resticmanager.gateway.restore;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

import io.resticmanager.gateway.fake.Client;

/** A wizard in somebody's browser: without a script, or with htmx. */
record Wizarding(Client client, String host, String address) {

    private static final Pattern ID = Pattern.compile("[?&]w=([0-9A-HJKMNP-TV-Z]{26})");

    /** @param query what the address says beside the wizard, as in {@code snapshot=4f1c9a20} */
    static Wizarding begin(Client client, String hostId, String query) {
        var host = "/hosts/" + hostId + "/restore";
        var answer = client.get(host + "?" + query, "Accept", "text/html");
        assertThat(answer.status()).as(answer.body()).isEqualTo(303);
        var wizard = new Wizarding(client, host, answer.header("Location"));
        wizard.page();
        return wizard;
    }

    String id() {
        var found = ID.matcher(address);
        assertThat(found.find()).as(address).isTrue();
        return found.group(1);
    }

    String page() {
        return client.page(address);
    }

    /** Its page with more in its address. */
    Wizarding with(String query) {
        return new Wizarding(client, host, address + "&" + query);
    }

    Client.Answer press(String act, String name, String value, String... headers) {
        var fields = new HashMap<String, String>(Map.of("csrfToken", client.csrf()));
        fields.put(name, value);
        return client.form(host + "/" + id() + "/" + act + address.substring(address.indexOf('?')), fields, headers);
    }

    /** As htmx sends it. */
    String part(String act, String name, String value) {
        var answer = press(act, name, value, "HX-Request", "true");
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    String folder(String path) {
        return part("folder", "at", SnapshotPath.coded(path));
    }

    String choose(String path) {
        return part("choose", "choice", "+" + SnapshotPath.coded(path));
    }

    String drop(String path) {
        return part("choose", "choice", "-" + SnapshotPath.coded(path));
    }

    /** As the form of the last step is sent. */
    Client.Answer start(String confirm) {
        return client.form(target(page()),
                Map.of("csrfToken", client.csrf(), "confirm", confirm, "seen", seen()));
    }

    // Who gets no such form may still send one.
    private String target(String page) {
        var form = Pattern.compile("action=\"([^\"]*/start[^\"]*)\"").matcher(page);
        return form.find()
                ? form.group(1).replace("&amp;", "&")
                : host + "/" + id() + "/start" + address.substring(address.indexOf('?'));
    }

    /** What that form says was looked over. */
    String seen() {
        return page().replaceAll("(?s).*name=\"seen\" value=\"([^\"]*)\".*", "$1");
    }
}

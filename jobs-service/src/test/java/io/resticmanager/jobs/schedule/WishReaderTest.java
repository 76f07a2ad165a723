package io.resticmanager.jobs.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;

import io.micronaut.json.tree.JsonNode;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.contracts.rpc.FieldError;
import io.resticmanager.contracts.rpc.Reply;
import io.resticmanager.jobs.source.PathRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every field, filled wrongly in every way that somebody thought of. */
class WishReaderTest {

    private static final String GOOD = """
            {"name": "nightly", "kind": "backup", "cron": "30 2 * * *", "time_zone": "Europe/Berlin",
             "source": {"paths": ["/srv"], "excludes": [], "tags": [], "one_file_system": false, "exclude_caches": false},
             "retention": {"keep_daily": 7}}""";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "{} | name,kind,cron,time_zone",
            "[] | ,name,kind,cron,time_zone",
            "{\"name\": \"\"} | name",
            "{\"name\": 7} | name",
            "{\"name\": \"\u3164\"} | name",
            "{\"name\": \"\u2800 \u2800\"} | name",
            "{\"name\": \"two\\nlines\"} | name",
            "{\"kind\": \"restore\"} | kind",
            "{\"kind\": \"stats\"} | kind",
            "{\"cron\": null} | cron",
            "{\"cron\": \"\"} | cron",
            "{\"cron\": 5} | cron",
            "{\"cron\": \"0 2 * *\"} | cron",
            "{\"cron\": \"0 0 31 2 *\"} | cron",
            "{\"time_zone\": \"Mars/Base\"} | time_zone",
            "{\"time_zone\": \"+02:00\"} | time_zone",
            "{\"jitter_s\": -1} | jitter_s",
            "{\"jitter_s\": 21601} | jitter_s",
            "{\"jitter_s\": \"soon\"} | jitter_s",
            "{\"jitter_s\": 1e300} | jitter_s",
            "{\"run_missed\": \"yes\"} | run_missed",
            "{\"enabled\": 1} | enabled",
            "{\"timeout_s\": 59} | timeout_s",
            "{\"timeout_s\": 604801} | timeout_s",
            "{\"suspect_shrink_percent\": 0} | suspect_shrink_percent",
            "{\"suspect_shrink_percent\": 101} | suspect_shrink_percent",
            "{\"treat_warnings_as_failure\": \"no\"} | treat_warnings_as_failure",
            "{\"source\": null} | source.paths",
            "{\"source\": \"/srv\"} | source",
            "{\"source\": {\"paths\": []}} | source.paths",
            "{\"source\": {\"paths\": [\"srv\", \"\"]}} | source.paths[0],source.paths[1]",
            "{\"source\": {\"paths\": [\"/srv\", \"/srv/data\"]}} | source.paths[1]",
            "{\"source\": {\"paths\": [\"/srv/data\", \"/srv\"]}} | source.paths[0]",
            "{\"source\": {\"paths\": [\"/srv\", \"/srv/\"]}} | source.paths[1]",
            "{\"source\": {\"paths\": [\"/srv\"], \"before_hook\": \"../sh\"}} | source.before_hook",
            "{\"source\": {\"paths\": [null]}} | source.paths[0]",
            "{\"source\": {\"paths\": [\"/srv\"], \"exclude_caches\": \"yes\"}} | source.exclude_caches",
            "{\"source\": {\"paths\": [\"/\\ud800\"]}} | source.paths[0]",
            "{\"name\": \"\\ud800\"} | name",
            "{\"name\": \"back\\u202eward\"} | name",
            "{\"retenton\": {\"keep_daily\": 7}} | retenton",
            "{\"retenton\": null, \"Name\": \"x\"} | retenton,Name",
            "{\"source\": {\"paths\": [\"/srv\"], \"exclude\": []}} | source.exclude",
            "{\"retention\": {\"keep_daily\": 7, \"keep_dayly\": 7}} | retention.keep_dayly",
            "{\"kind\": \"check\", \"source\": null, \"retention\": null, \"options\": {\"read_data\": true}} | options.read_data",
            "{\"source\": {\"paths\": [\"/srv \", \"/a\\nb\", \"/\\u200b\"]}} | source.paths[0],source.paths[1],source.paths[2]",
            "{\"source\": {\"paths\": [\"/srv\"], \"excludes\": [\"*.tmp\", \"*.tmp\", \" *.o\", \"a\\u2028b\"]}} | source.excludes[1],source.excludes[2],source.excludes[3]",
            "{\"source\": {\"paths\": [\"/srv\"], \"tags\": [\"web\", \"db\", \"web\"]}} | source.tags[2]",
            "{\"retention\": {\"keep_daily\": 7, \"group_by\": \"host,tags\"}} | retention.group_by",
            "{\"retention\": {}} | retention",
            "{\"retention\": {\"keep_tags\": [\"web\", \"web\"]}} | retention.keep_tags",
            "{\"retention\": {\"keep_tags\": [\"web\"]}} | retention",
            "{\"retention\": {\"keep_daily\": 0}} | retention.keep_daily",
            "{\"retention\": \"all\"} | retention",
            "{\"kind\": \"prune\", \"source\": null, \"retention\": null, \"options\": {\"max_unused\": \"lots\"}} | options.max_unused",
            "{\"kind\": \"check\", \"source\": null, \"retention\": null, \"options\": {\"read_data_subset\": \"9/7\"}} | options.read_data_subset",
            "{\"kind\": \"check\"} | source,retention",
            "{\"kind\": \"prune\", \"suspect_shrink_percent\": 10} | source,retention,suspect_shrink_percent",
            "{\"kind\": \"forget\", \"options\": {\"dry_run\": true}} | source,options",
            "{\"kind\": \"forget\", \"source\": null, \"options\": {\"zzz\": 1}} | options",
            "{\"options\": {\"zzz\": 1}} | options",
            "{\"options\": {}} | options"})
    void saysWhichFieldIsWrong(String change, String fields) throws Exception {
        assertThat(read(change.equals("{}") || change.equals("[]") ? change : merged(change)))
                .isInstanceOfSatisfying(Reply.Refused.class, refused -> assertThat(refused.problem().errors())
                        .extracting(FieldError::field).containsExactlyInAnyOrder(fields.split(",", -1)));
    }

    @Test
    void namesTheFieldsThatThereAre() throws Exception {
        var refused = (Reply.Refused<Wish>) read(merged("{\"retention\": {\"keep_daily\": 7, \"keep_dayly\": 7}}"));

        assertThat(refused.problem().detail())
                .startsWith("There is no such field here. There are: group_by, keep_daily, keep_hourly, keep_last,");
    }

    @Test
    void aForgetThatWasToBeDrySaysThatItWouldRemove() throws Exception {
        var refused = (Reply.Refused<Wish>) read(
                merged("{\"kind\": \"forget\", \"source\": null, \"options\": {\"dry_run\": true}}"));

        assertThat(refused.problem().detail()).contains("each run removes what the policies let go");
    }

    @Test
    void aFieldIsShownShortAndWithoutWhatCanNotBeSeen() throws Exception {
        var refused = (Reply.Refused<Wish>) read(merged("{\"a\\u0000%s\": 1}".formatted("b".repeat(10_000))));

        assertThat(refused.problem().errors()).extracting(FieldError::field)
                .containsExactly("a<U+0000>" + "b".repeat(38) + "…");
    }

    @Test
    void namesOfOtherScriptsAreTaken() throws Exception {
        assertThat(
                read(merged("{\"name\": \"شب\u200cها\", \"source\": {\"paths\": [\"/srv/می\u200cروم\", \"/a b\"]}}")))
                .isInstanceOf(Reply.Value.class);
    }

    @Test
    void hasDefaults() throws Exception {
        assertThat(read(GOOD)).isInstanceOfSatisfying(Reply.Value.class, value -> assertThat(value.value())
                .isInstanceOfSatisfying(Wish.class, wish -> {
                    assertThat(wish.enabled()).isTrue();
                    assertThat(wish.runMissed()).isTrue();
                    assertThat(wish.jitterS()).isZero();
                    assertThat(wish.treatWarningsAsFailure()).isFalse();
                    assertThat(wish.retention().keepDaily()).isEqualTo(7);
                }));
    }

    @Test
    void whatAnotherKindHasMayStandThereAsNull() throws Exception {
        var told = "{\"kind\": \"check\", \"source\": null, \"retention\": null, \"suspect_shrink_percent\": null}";
        assertThat(read(merged(told))).isInstanceOfSatisfying(Reply.Value.class,
                value -> assertThat(value.value()).isInstanceOfSatisfying(Wish.class, wish -> {
                    assertThat(wish.source()).isNull();
                    assertThat(wish.retention()).isNull();
                    assertThat(wish.options()).isNotNull();
                }));
    }

    private static Reply<Wish> read(String json) throws Exception {
        return WishReader.read(Json.read(json, JsonNode.class), PathRules.POSIX);
    }

    // The fields of the one, and those of the other that it does not name.
    private static String merged(String change) throws Exception {
        var fields = new LinkedHashMap<String, JsonNode>();
        Json.read(GOOD, JsonNode.class).entries().forEach(each -> fields.put(each.getKey(), each.getValue()));
        Json.read(change, JsonNode.class).entries().forEach(each -> fields.put(each.getKey(), each.getValue()));
        return Json.text(JsonNode.createObjectNode(fields));
    }
}

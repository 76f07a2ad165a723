package io.resticmanager.gateway.restore;

import static io.resticmanager.gateway.fake.FakeLooks.entry;
import static io.resticmanager.gateway.fake.FakeLooks.file;
import static io.resticmanager.gateway.fake.FakeLooks.folder;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import io.resticmanager.contracts.host.HubHost;
import io.resticmanager.contracts.host.HubHost.Presence;
import io.resticmanager.contracts.rpc.Problem;
import io.resticmanager.contracts.rpc.Role;
import io.resticmanager.contracts.snapshot.Snapshot;
import io.resticmanager.gateway.fake.Client;
import io.resticmanager.gateway.fake.FakeFindings;
import io.resticmanager.gateway.fake.FakeLooks;
import io.resticmanager.gateway.fake.Gateway;
import io.resticmanager.gateway.fake.LivePage;
import io.resticmanager.gateway.fake.Stories;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders of a snapshot: opened, chosen, searched, and left. */
final class WizardTreeTest {

    private static final HubHost ADA = Stories.host("ada", Presence.online);
    private static final Snapshot NEW = Stories.snapshot("4f1c9a20");
    private static final String ODD = "a\nb<script>alert(1)<script>\"'&\u202e";

    @AutoClose
    private static Gateway gateway;
    private static FakeLooks looks;
    private static Client olga;

    private Wizarding wizard;

    @BeforeAll
    static void start(@TempDir Path data) {
        gateway = Gateway.in(data, Map.of("rm.restore-patience", "200ms"));
        gateway.hub().knows(ADA);
        gateway.get(FakeFindings.class).keeps(List.of(NEW), List.of());
        looks = gateway.get(FakeLooks.class);
        looks.connect(ADA.id());
        looks.holds("/", List.of(folder("srv"), folder("big"), folder("empty"), entry("tty", "chardev", 0)));
        looks.holds("/srv", List.of(file("a.txt", 3_000), folder("www"), entry("link", "symlink", 7),
                entry("sock", "socket", 0), file("caf\uFFFD", 1)));
        looks.holds("/srv/www", List.of(file("index.html", 10), file(ODD, 20)));
        looks.holds("/empty", List.of());
        looks.holds("/big", IntStream.range(0, 100_000).mapToObj(n -> file("file-" + n, n)).toList());
        Client.alice(gateway);
        olga = Client.person(gateway, "olga", Role.operator);
    }

    @BeforeEach
    void begin() {
        wizard = Wizarding.begin(olga, ADA.id(), "snapshot=" + NEW.id());
        looks.looks().clear();
    }

    @Test
    void aFolderIsListedOnceHoweverOftenItIsOpened() {
        assertThat(wizard.folder("/")).contains("aria-label=\"Open srv\"", "character device");
        wizard.part("open", "at", "%2Fsrv");
        assertThat(wizard.folder("/srv")).contains("2.9 KiB", ">link</span>", ">socket</span>");
        assertThat(wizard.part("close", "at", "%2Fsrv")).contains("aria-expanded=\"false\"").doesNotContain("a.txt");
        assertThat(wizard.part("open", "at", "%2Fsrv")).contains("aria-expanded=\"true\"", "a.txt");
        wizard.page();

        assertThat(looks.listed("/srv")).isEqualTo(1);
        assertThat(looks.listed("/")).isEqualTo(1);
    }

    @Test
    void aFolderThatIsNotThereYetIsDrawnAsLoading() {
        wizard.folder("/");

        assertThat(wizard.part("open", "at", "%2Fsrv")).contains("Loading srv", "hx-trigger=\"load\"");
        assertThat(wizard.folder("/empty")).contains("This folder is empty.");
    }

    @Test
    void aChildOfAChosenFolderIsTakenOut() {
        wizard.folder("/");
        wizard.part("open", "at", "%2Fsrv%2Fwww");
        wizard.folder("/srv/www");
        wizard.folder("/srv");
        wizard.choose("/srv/www");

        var answer = wizard.drop("/srv/www/index.html");

        assertThat(answer).contains("1 item selected", "&quot;/srv/www/a\\nb&lt;script&gt;");
        assertThat(wizard.page()).contains("aria-checked=\"mixed\"");
    }

    @Test
    void theBoxesThatChangeAreToldAndNoOthers() {
        wizard.folder("/");
        wizard.part("open", "at", "%2Fsrv");
        wizard.folder("/srv");

        var answer = wizard.choose("/srv/a.txt");

        assertThat(told(answer, "all")).containsExactly(box("/srv/a.txt"));
        assertThat(told(answer, "some")).containsExactly(box("/"), box("/srv"));
        assertThat(told(answer, "none")).isEmpty();
        assertThat(told(wizard.drop("/srv/a.txt"), "none")).containsExactly(box("/"), box("/srv"), box("/srv/a.txt"));
    }

    @Test
    void ofAThousandBoxesNoRowIsSentAgain() {
        wizard.folder("/");
        wizard.part("open", "at", "%2Fbig");
        wizard.folder("/big");
        wizard.part("more", "at", "%2Fbig");

        var answer = wizard.choose("/big");

        assertThat(told(answer, "all")).hasSize(1_001).contains(box("/big"), box("/big/file-999"));
        assertThat(answer).doesNotContain("role=\"checkbox\"").hasSizeLessThan(60_000);
        assertThat(wizard.page()).as("without a script").contains("data-box=\"" + box("/big/file-999")
                + "\" value=\"-%2Fbig%2Ffile-999\" aria-checked=\"true\"");
    }

    @Test
    void aListHasOnlyItsEntriesInIt() {
        wizard.folder("/");
        wizard.part("open", "at", "%2Fbig");

        assertThat(wizard.page()).doesNotContain("<li class=\"tree-row\" role=").contains("Loading big");
        wizard.folder("/big");
        assertThat(wizard.part("more", "at", "%2Fbig")).contains("<ul aria-label=\"big, continued\">")
                .doesNotContain("role=\"none\"");
    }

    private static String box(String path) {
        return TreeRow.id("t", path);
    }

    private static List<String> told(String answer, String state) {
        var told = Pattern.compile("<div [^>]*id=\"after\"[^>]* data-" + state + "=\"([^\"]*)\"").matcher(answer);
        return told.find() ? List.of(told.group(1).split(" ")) : List.of();
    }

    @Test
    void aNameThatIsNotUtf8IsExplainedAndNotChosenByItself() {
        wizard.folder("/");
        wizard.part("open", "at", "%2Fsrv");
        assertThat(wizard.folder("/srv")).contains("is not UTF-8 on the disk", "aria-disabled=\"true\"");

        var alone = wizard.press("choose", "choice", "+" + SnapshotPath.coded("/srv/caf\uFFFD"), "HX-Request", "true");
        assertThat(alone.status()).isEqualTo(409);
        assertThat(alone.header("HX-Trigger")).contains("Select the folder that it is in");
        wizard.choose("/srv");
        var beside = wizard.press("choose", "choice", "-%2Fsrv%2Fa.txt", "HX-Request", "true");
        assertThat(beside.status()).as("its neighbour would be lost").isEqualTo(409);
        assertThat(wizard.page()).contains("1 item selected");
    }

    @Test
    void everyCharacterOfANameIsShownAndComesBack() {
        wizard.folder("/");
        wizard.part("open", "at", "%2Fsrv%2Fwww");
        assertThat(wizard.folder("/srv/www"))
                .contains("&quot;a\\nb&lt;script&gt;alert(1)&lt;script&gt;\\&quot;&#39;&amp;\\u202e&quot;")
                .doesNotContain("<script>").doesNotContain("\u202e");

        wizard.choose("/srv/www/" + ODD);

        assertThat(wizard.page()).contains("1 item selected, about 20 B.");
    }

    @Test
    void aHundredThousandEntriesAreDrawnInParts() {
        wizard.folder("/");
        wizard.part("open", "at", "%2Fbig");

        assertThat(wizard.folder("/big")).contains("file-499<", "500 of 100\u202f000 shown", "Show more")
                .doesNotContain("file-500<");
        assertThat(looks.listed("/big")).as("the agent's pages are fetched as they are needed").isEqualTo(1);
        assertThat(wizard.part("more", "at", "%2Fbig")).contains("file-500<", "file-999<")
                .doesNotContain("file-499<").doesNotContain("file-1000<");
        assertThat(looks.listed("/big")).isEqualTo(2);
        assertThat(wizard.page()).contains("file-999<");
        wizard.choose("/big");
        assertThat(wizard.press("choose", "choice", "-%2Fbig%2Ffile-7", "HX-Request", "true").header("HX-Trigger"))
                .contains("more than 1000 entries");
    }

    @Test
    void whatIsFoundCanBeChosen() {
        assertThat(wizard.press("find", "q", "a", "HX-Request", "true").status()).isEqualTo(422);
        var found = wizard.part("find", "q", "index");
        assertThat(found).contains("1 found.", "/srv/www/index.html");

        assertThat(wizard.choose("/srv/www/index.html")).contains("1 item selected, about 10 B.",
                "data-all=\"" + TreeRow.id("f", "/srv/www/index.html") + "\"");
        assertThat(wizard.part("find", "q", "file-")).contains("More than 200. Narrow the search.");
        assertThat(wizard.part("find", "q", "nowhere")).contains("Nothing in this snapshot has nowhere in its name.");
    }

    @Test
    void whatGoesWrongStandsInItsPlaceAndCanBeTriedAgain() {
        looks.refuses(Problem.of(503, "repository_locked", "Not available",
                "The repository is being pruned. Try again later."));

        assertThat(wizard.folder("/")).contains("What is in the snapshot can not be shown.",
                "The repository is being pruned. Try again later.", "Try again");
        assertThat(wizard.folder("/")).contains("aria-label=\"Open srv\"");
    }

    @Test
    void withoutAScriptEachButtonLeadsToThePage() {
        var opened = wizard.press("folder", "at", "%2F");
        assertThat(opened.status()).isEqualTo(303);
        assertThat(opened.header("Location")).isEqualTo(wizard.address());
        wizard.press("choose", "choice", "+%2Fsrv");
        assertThat(wizard.page()).contains("aria-label=\"Open srv\"", "1 item selected");
        wizard.press("clear", "x", "");
        assertThat(wizard.page()).contains("Nothing is selected yet.");
        assertThat(wizard.press("find", "q", "a").body()).contains("Type at least 2 characters.");
    }

    @Test
    void whatNobodyWaitsForIsGivenUp() throws Exception {
        looks.isSlow(true);
        var page = LivePage.open(gateway, olga, gateway.at("/").toString().replaceAll("/$", ""));
        try (var browser = Executors.newVirtualThreadPerTaskExecutor()) {
            page.hear();
            page.say("{\"subscribe\": [\"restore:%s\"]}".formatted(wizard.id()));
            page.hear();
            var waiting = browser.submit(() -> wizard.folder("/"));
            Awaitility.await().until(() -> looks.listed("/") == 1);

            page.leave();

            Awaitility.await().until(() -> looks.looks().stream().anyMatch(look -> look.cancel() != null));
            assertThat(waiting.get()).contains("This was cancelled.");
            assertThat(looks.looks().getLast().cancel()).isEqualTo(looks.looks().getFirst().id());
        } finally {
            looks.isSlow(false);
        }
    }
}

package io.resticmanager.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.resticmanager.platform.testkit.ApiContract;
import io.resticmanager.platform.testkit.Documents;
import io.resticmanager.platform.testkit.Documents.Block;
import io.resticmanager.platform.testkit.Exchange;
import io.resticmanager.tests.kit.Administrator;
import io.resticmanager.tests.kit.AnswerShape;
import io.resticmanager.tests.kit.ApiClient;
import io.resticmanager.tests.kit.ApiExamples;
import io.resticmanager.tests.kit.Builds;
import io.resticmanager.tests.kit.Host;
import io.resticmanager.tests.kit.PageRun;
import io.resticmanager.tests.kit.Recorder;
import io.resticmanager.tests.kit.RestOfTheApi;
import io.resticmanager.tests.kit.Sample;
import io.resticmanager.tests.kit.StackProcess;
import io.resticmanager.tests.kit.Stage;
import io.resticmanager.tests.kit.StorageServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * docs/manual/api.md is typed as it stands, then the rest of the API is asked; every answer is as the OpenAPI document says, and no
 * operation is left out. What was asked and answered is written to {@code target/api-examples.yml}.
 */
final class ApiIT {

    private static final Path PAGE = Path.of("docs", "manual", "api.md");

    @RegisterExtension
    private final Stage stage = new Stage();

    @Test
    void theManualsExamplesWorkAndEveryOperationAnswersAsTheDocumentSays() throws Exception {
        var storage = new StorageServer(stage, "web-1", "db-1");
        var stack = StackProcess.up(stage, stage.folder("data"), Map.of("RM_NOTIFY_ALLOW_LOOPBACK", "true"));
        var recorder = Recorder.before(stage, stack.url());
        var alice = Administrator.first(new ApiClient(recorder.url()), stack.setupUrl());

        var said = reader(storage, recorder, token(alice)).type(blocks());
        assertThat(AnswerShape.missing(blocks(), said)).isEmpty();
        var other = Host.join(stage, stack.agentUrl(), alice, "db-1", storage.repository("db-1")).initialised();
        new RestOfTheApi(alice, recorder.url(), other.id()).ask();

        var document = new ApiContract(document(recorder.seen()));
        assertThat(recorder.seen().stream().flatMap(exchange -> Stream.of(document.wrongAnswer(exchange),
                document.wrongRequest(exchange)).flatMap(List::stream)).distinct()).isEmpty();
        assertThat(answered(document, recorder.seen())).isEqualTo(document.operations().keySet());
        ApiExamples.write(document, recorder.seen(), Path.of("target", "api-examples.yml"));
    }

    private PageRun reader(StorageServer storage, Recorder recorder, String token) throws Exception {
        var repository = storage.repository("web-1");
        var files = Sample.files(stage.folder("files"), 3);
        var restores = stage.folder("restores").toString();
        return new PageRun(stage, Map.of("MANAGER", recorder.url(), "TOKEN", token, "REPO_URL", repository.url(),
                "REPO_USER", repository.user(), "REPO_SERVER_PASSWORD", repository.serverPassword(), "FILES",
                files.toString(), "RESTORES", restores, "RM_STATE_DIR", stage.folder("agent").toString(),
                "RM_POLICY_FILE", stage.folder("policy").resolve("policy.json").toString(), "RM_RESTORE_DIRECTORY",
                restores));
    }

    private static String token(Administrator alice) throws Exception {
        return alice.api().post("/api/api-tokens", Map.of("name", "walk-through", "role", "admin", "allow_sensitive",
                true)).expect(201).text("token");
    }

    private static List<Block> blocks() {
        return Documents.blocks(Builds.root(), PAGE);
    }

    private static String document(List<Exchange> seen) {
        return seen.stream().filter(exchange -> exchange.target().equals("/api/openapi.yml")).findFirst().orElseThrow()
                .answered();
    }

    private static TreeSet<String> answered(ApiContract document, List<Exchange> seen) {
        return seen.stream().filter(exchange -> exchange.status() < 300)
                .flatMap(exchange -> document.operation(exchange).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}

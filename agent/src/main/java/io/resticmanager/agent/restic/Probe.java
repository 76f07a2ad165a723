package io.resticmanager.agent.restic;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;

import javax.net.ssl.SSLException;

import io.resticmanager.contracts.job.JobError;

/**
 * Asks a rest-server for a sign of life before restic does: restic 0.18 tries an unreachable one for a quarter of an hour.
 * Sends no credentials, so any answer will do and any certificate; whether that one is trusted is for restic to say.
 */
final class Probe {

    private final Duration patience;

    Probe(Duration patience) {
        this.patience = patience;
    }

    /** @return why not, or empty when something answers */
    Optional<JobError> of(URI server) throws InterruptedException {
        try (var client = client()) {
            var request = HttpRequest.newBuilder(server).timeout(patience)
                    .method("HEAD", HttpRequest.BodyPublishers.noBody()).build();
            var status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            return status < 500 ? Optional.empty() : Optional.of(error(server, "it answers with HTTP " + status));
        } catch (SSLException e) {
            return Optional.of(new JobError(
                    "certificate", "No secure connection to " + RepositoryAddress.hostAndPort(server) + ": "
                            + e.getMessage() + ".",
                    "Check that the server speaks TLS there and that the URL's scheme is right."));
        } catch (IOException e) {
            return Optional.of(error(server, reason(e)));
        }
    }

    private HttpClient client() {
        return HttpClient.newBuilder().connectTimeout(patience).version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER).sslContext(AnyCertificate.context())
                .executor(Executors.newVirtualThreadPerTaskExecutor()).build();
    }

    private String reason(IOException e) {
        return switch (e) {
            case HttpConnectTimeoutException _ -> "no connection within " + patience.toSeconds() + " s";
            case HttpTimeoutException _ -> "no answer within " + patience.toSeconds() + " s";
            case UnknownHostException _ -> "the host name is not known";
            case ConnectException connect when connect.getCause() instanceof UnresolvedAddressException ->
                "the host name is not known";
            case ConnectException connect when connect.getMessage() != null -> connect.getMessage();
            case ConnectException _ -> "connection refused";
            default -> "it does not answer as a web server does";
        };
    }

    private static JobError error(URI server, String reason) {
        return new JobError(
                "unreachable",
                "The repository's server at " + RepositoryAddress.hostAndPort(server) + " can not be reached: " + reason
                        + ".",
                "Check that the storage server runs and that this host can reach it, then retry.");
    }
}

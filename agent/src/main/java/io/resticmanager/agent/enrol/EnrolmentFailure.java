package io.resticmanager.agent.enrol;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;

import javax.net.ssl.SSLException;

import io.resticmanager.agent.tls.PinMismatch;
import io.resticmanager.contracts.json.Json;
import io.resticmanager.contracts.rpc.Problem;

/** Why an enrolment failed, in one line for the person at the terminal. */
final class EnrolmentFailure {

    private EnrolmentFailure() {}

    static String unreachable(URI server, IOException e) {
        if (PinMismatch.caused(e)) {
            return server + " answered with another key than the pinned one: either --pin is not of this server,"
                    + " or somebody stands in between; nothing was sent";
        }
        return switch (e) {
            case SSLException tls -> "no trusted connection to " + server + ": " + tls.getMessage()
                    + "; for a self-signed certificate use the line of the Add host page, which has a --pin";
            case HttpTimeoutException _ ->
                server + " did not answer in time; enrolling may be repeated with the same token";
            case ConnectException connect when connect.getCause() instanceof UnresolvedAddressException ->
                "the host name " + server.getHost() + " is not known here; check --server and this machine's DNS";
            case UnknownHostException _ ->
                "the host name " + server.getHost() + " is not known here; check --server and this machine's DNS";
            case ConnectException _ -> server + " can not be reached; is restic-manager running there and is a"
                    + " firewall in between?";
            default -> "the connection to " + server + " broke: " + e.getMessage()
                    + "; enrolling may be repeated with the same token";
        };
    }

    static String refused(EnrolmentRequest request, HttpResponse<byte[]> answer) {
        return switch (answer.statusCode()) {
            case 401 -> request.server() + " refused the enrolment token; it may be used, expired or mistyped:"
                    + " make a new one with Add host (the server's log says which)";
            case 409 -> detail(answer, "the token was made for another host name than --name says");
            case 429, 503 -> request.server() + " asks to wait" + retryAfter(answer) + "; the token stays good";
            case 400, 422 -> detail(answer, request.server() + " did not accept the request");
            default -> answer.statusCode() >= 500
                    ? request.server() + " failed with HTTP " + answer.statusCode()
                            + "; the token stays good, try again"
                    : notOurs(request.server());
        };
    }

    static String notOurs(URI server) {
        return server + " answers, but not as a restic-manager; check --server (scheme, port and path)";
    }

    private static String retryAfter(HttpResponse<byte[]> answer) {
        return answer.headers().firstValue("Retry-After").map(seconds -> " " + seconds + " s").orElse("");
    }

    private static String detail(HttpResponse<byte[]> answer, String otherwise) {
        try {
            var detail = Json.read(answer.body(), Problem.class).detail();
            return detail == null || detail.isBlank() ? otherwise : detail.replaceAll("\\s+", " ");
        } catch (Json.Malformed _) {
            return otherwise;
        }
    }
}

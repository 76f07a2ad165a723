package io.resticmanager.cli.server;

import java.net.URI;
import java.net.http.HttpClient;

/** Lets tests of other packages ask a server without a command. */
public final class ApiOfTest {

    private ApiOfTest() {}

    public static Api at(URI url, HttpClient http) {
        return new Api(url, "rmapi_of-the-test", http);
    }
}

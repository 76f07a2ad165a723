package io.resticmanager.hub.host;

import java.util.List;

import io.resticmanager.contracts.json.Json;

/** A machine as it presents itself at enrolment, with the name and the tags that its token gives it. */
public record Endpoint(String name, List<String> tags, String hostname, String os, String arch, String agentVersion) {

    String tagsJson() {
        return Json.text(tags);
    }
}

package io.resticmanager.gateway.fake;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import io.resticmanager.contracts.host.HubHost;
import io.resticmanager.contracts.host.HubRpc.UpdateHost;
import io.resticmanager.contracts.rpc.FieldError;

/** What the hub refuses of a change, field by field, in the hub's own words. */
final class HostRules {

    private HostRules() {}

    static List<FieldError> errors(Collection<HubHost> hosts, UpdateHost ask) {
        var errors = new ArrayList<FieldError>();
        if (ask.name() != null && !ask.name().matches("[A-Za-z0-9](?:[A-Za-z0-9.-]{0,61}[A-Za-z0-9])?")) {
            errors.add(new FieldError("name",
                    "1 to 63 letters, digits, hyphens and dots, beginning and ending with a letter or digit."));
        }
        if (hosts.stream().anyMatch(host -> host.name().equals(ask.name()) && !host.id().equals(ask.hostId()))) {
            errors.add(new FieldError("name", "There is another host of that name."));
        }
        var tags = ask.tags() == null ? List.<String>of() : ask.tags();
        tags.stream().filter(tag -> !tag.matches("[\\p{L}\\p{N}][\\p{L}\\p{N} ._:/-]{0,49}")).findFirst()
                .ifPresent(tag -> errors.add(new FieldError("tags[" + tags.indexOf(tag) + "]",
                        "A tag has 1 to 50 letters, digits, blanks and . _ : / -")));
        return errors;
    }
}

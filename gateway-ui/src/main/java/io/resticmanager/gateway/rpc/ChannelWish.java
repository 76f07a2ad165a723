package io.resticmanager.gateway.rpc;

import java.util.List;

import io.micronaut.json.tree.JsonNode;
import io.resticmanager.contracts.alert.Severity;
import org.jspecify.annotations.Nullable;

/** What a channel is to be; what is absent stays as it is. In {@code config}, too, where null removes what is stored. */
public record ChannelWish(@Nullable String name, @Nullable Boolean enabled, @Nullable List<Severity> severities,
        @Nullable JsonNode config) {

    // It may hold secrets.
    @Override
    public String toString() {
        return "ChannelWish[…]";
    }
}

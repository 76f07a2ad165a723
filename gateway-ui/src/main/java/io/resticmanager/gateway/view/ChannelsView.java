package io.resticmanager.gateway.view;

import java.util.List;

import org.jspecify.annotations.Nullable;

/** The list of channels. With {@code problem} they could not be read. */
public record ChannelsView(List<ChannelView> rows, @Nullable String problem) {

    public boolean failed() {
        return problem != null;
    }
}

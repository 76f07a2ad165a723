package io.resticmanager.gateway.view;

import java.util.List;

import org.jspecify.annotations.Nullable;

/** Which channels were told of an alert, and which were not meant to be. With {@code problem} nobody knows. */
public record DeliveriesView(List<DeliveryView> rows, List<NotToldView> others, @Nullable String problem) {}

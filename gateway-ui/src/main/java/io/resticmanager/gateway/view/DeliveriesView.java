package io.resticmanager.gateway.view;

import java.util.List;

import org.jspecify.annotations.Nullable;

/** Which channels were told of an alert. With {@code problem} nobody knows. */
public record DeliveriesView(List<DeliveryView> rows, @Nullable String problem) {}

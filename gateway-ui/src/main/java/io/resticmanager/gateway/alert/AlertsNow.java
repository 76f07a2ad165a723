package io.resticmanager.gateway.alert;

import java.util.List;

import io.resticmanager.contracts.alert.Alert;
import io.resticmanager.contracts.alert.AlertsRpc.Counts;

/** The counts, and of the critical ones that are open the newest, at most three. */
public record AlertsNow(Counts counts, List<Alert> critical) {}

package io.resticmanager.gateway.audit;

/** An act in its place: the {@code n}-th of all, counted from 1, chained by {@code hash} to the one before. Hashes are in hexadecimal. */
public record AuditRow(long n, Act act, String previous, String hash) {}

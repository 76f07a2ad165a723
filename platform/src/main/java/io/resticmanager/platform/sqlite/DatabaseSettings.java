package io.resticmanager.platform.sqlite;

import io.micronaut.context.annotation.EachProperty;
import io.micronaut.context.annotation.Parameter;

/** A data source: the writer of a service's database file, or its readers. Set by {@code ServiceDefaults}. */
@EachProperty("rm.databases")
record DatabaseSettings(@Parameter String name, String service, boolean readOnly) {}

package io.resticmanager.platform.service;

import io.micronaut.context.annotation.EachProperty;
import io.micronaut.context.annotation.Parameter;

/**
 * A service that lives in this process; there is one for each {@code rm.services.<name>}. All beans of the platform that
 * belong to a service carry its name as their qualifier.
 */
@EachProperty("rm.services")
public record ServiceModule(@Parameter String name) {}

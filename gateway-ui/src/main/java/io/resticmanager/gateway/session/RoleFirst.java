package io.resticmanager.gateway.session;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import io.resticmanager.contracts.rpc.Role;

/**
 * On a route (or on all of a controller): who lacks this role is refused before anything that was sent is read, so that nobody mends a request that is refused
 * all the same. The service judges again.
 */
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface RoleFirst {

    Role value();
}

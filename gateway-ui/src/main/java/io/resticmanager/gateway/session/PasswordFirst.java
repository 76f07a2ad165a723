package io.resticmanager.gateway.session;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import io.resticmanager.contracts.rpc.Role;

/**
 * On a route (or on all of a controller): it wants the password entered within the last ten minutes of this session, or an API
 * token that was made for it. Who lacks the role {@code value} is refused for that before. Where only some requests of a route
 * want it, ask {@link Confirmations#require}. A form that leads here bears {@code data-password-first}.
 */
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface PasswordFirst {

    Role value();
}

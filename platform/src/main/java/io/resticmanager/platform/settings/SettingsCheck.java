package io.resticmanager.platform.settings;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.context.annotation.Context;
import io.micronaut.core.naming.NameUtils;
import io.micronaut.core.type.Argument;
import io.micronaut.inject.BeanDefinition;
import io.micronaut.inject.qualifiers.Qualifiers;

/**
 * Looks at what was given for our settings before anything goes by it: for a word that is no duration Micronaut takes the
 * default without a word.
 */
@Context
final class SettingsCheck {

    private static final String OURS = "rm";

    /** @throws SettingUnusable for the first that can not be read */
    SettingsCheck(ApplicationContext context) {
        for (var definition : context.getBeanDefinitions(Qualifiers.byStereotype(ConfigurationProperties.class))) {
            check(context, definition);
        }
    }

    private static void check(ApplicationContext context, BeanDefinition<?> definition) {
        var prefix = definition.stringValue(ConfigurationProperties.class).orElse("");
        if (prefix.equals(OURS) || prefix.startsWith(OURS + ".")) {
            for (var argument : definition.getConstructor().getArguments()) {
                check(context, prefix + "." + NameUtils.hyphenate(argument.getName()), argument);
            }
        }
    }

    private static void check(ApplicationContext context, String name, Argument<?> wanted) {
        var given = context.getProperty(name, String.class).filter(text -> !text.isBlank());
        if (given.isPresent() && read(context, name, wanted).isEmpty()) {
            throw new SettingUnusable("%s is %s, not '%s'".formatted(variable(name), kind(wanted), given.get()));
        }
    }

    private static Optional<?> read(ApplicationContext context, String name, Argument<?> wanted) {
        return context.getProperty(name, wanted.getWrapperType());
    }

    private static String variable(String name) {
        return name.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
    }

    private static String kind(Argument<?> wanted) {
        if (wanted.getType() == Duration.class) {
            return "a length of time, as PT90S or 90s";
        }
        return Number.class.isAssignableFrom(wanted.getWrapperType())
                ? "a whole number"
                : "a " + wanted.getType().getSimpleName();
    }
}

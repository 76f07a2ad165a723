package io.resticmanager.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;

import io.micronaut.context.exceptions.BeanInstantiationException;
import io.resticmanager.platform.settings.SettingUnusable;
import org.junit.jupiter.api.Test;

/** What is said when something stopped the start. */
final class FailuresTest {

    @Test
    void aSettingThatCanNotBeIsNamedAndNotTheBeanThatReadIt() {
        var said = new StringWriter();

        var exit = Failures.explain(new BeanInstantiationException("Error instantiating bean of type [X]",
                new SettingUnusable("RM_AUDIT_KEPT is never, or how many days, not 'soon'")), new PrintWriter(said));

        assertThat(said.toString().lines())
                .containsExactly("restic-manager: RM_AUDIT_KEPT is never, or how many days, not 'soon'");
        assertThat(exit).isEqualTo(ExitCode.WRONG_USAGE.code());
    }
}

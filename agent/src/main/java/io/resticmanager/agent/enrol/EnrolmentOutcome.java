package io.resticmanager.agent.enrol;

import io.resticmanager.agent.identity.Identity;
import org.jspecify.annotations.Nullable;

/** What came of an enrolment; each failure is told in one line that says what to do. */
public sealed interface EnrolmentOutcome {

    /** {@code former} is who the machine was before, if it was a host. */
    record Enrolled(Identity identity, @Nullable Identity former) implements EnrolmentOutcome {}

    /** This very token was used here before: nothing was left to do. */
    record AlreadyEnrolled(Identity identity) implements EnrolmentOutcome {}

    /** An agent runs here and would go on as who it was. */
    record InUse(String message) implements EnrolmentOutcome {}

    record Failed(String message) implements EnrolmentOutcome {}
}

package io.resticmanager.agent.enrol;

import io.resticmanager.agent.identity.Identity;

/** What came of an enrolment; each failure is told in one line that says what to do. */
public sealed interface EnrolmentOutcome {

    record Enrolled(Identity identity) implements EnrolmentOutcome {}

    /** This very token was used here before: nothing was left to do. */
    record AlreadyEnrolled(Identity identity) implements EnrolmentOutcome {}

    record Failed(String message) implements EnrolmentOutcome {}
}

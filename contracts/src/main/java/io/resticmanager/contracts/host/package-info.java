/** Enrolled endpoints, their enrolment, and their repositories, as the hub tells of them. */
@NullMarked
package io.resticmanager.contracts.host;

import org.jspecify.annotations.NullMarked;

package io.resticmanager.agent.job;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import io.resticmanager.agent.restic.Entry;
import io.resticmanager.contracts.job.JobError;

/** Where a restore writes: asked in this order, and told the entries before anything is written. */
sealed interface RestoreTarget permits FreshDirectory, InPlace {

    /** Below what restic restores full paths. */
    Path root();

    /** The folder of the snapshot that restic takes for its root; nothing above it is touched. */
    Path base();

    /** As the end of a sentence, such as {@code in place}. */
    String shown();

    /** Something that will be written. */
    void expects(Entry entry);

    /** What is there and in the way. */
    Optional<JobError> obstacle();

    /** Whether there is too little room. @param most that is needed in any case, in bytes */
    Optional<JobError> lack(long most);

    /** From here on there may be something of it. */
    Optional<JobError> open();

    /** restic is over, however. @return what is other than before though nobody asked for it */
    List<String> restored();

    /** restic has restored all: makes it what was asked for. */
    Optional<JobError> close();

    /** Where it is once it is closed. */
    Optional<Path> done();

    /** Where there is something of one that was not closed. */
    Optional<Path> left();

    /** The same in a sentence; blank when nothing stays. */
    String stays();

    /** Leaves no trace of a restore that wrote nothing. */
    void discardIfEmpty();
}

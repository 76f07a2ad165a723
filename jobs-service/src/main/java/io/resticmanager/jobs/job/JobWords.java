package io.resticmanager.jobs.job;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import io.resticmanager.contracts.job.JobsRpc;

/** Looks for words in what is told of jobs. Only the letters a to z are the same in both cases, as for SQLite. */
final class JobWords {

    private static final String HOSTS = "SELECT id FROM host WHERE ";
    private static final String IN_NAME = "instr(lower(name), lower(?)) > 0";
    private static final String ANYWHERE = "(instr(failure, lower(?)) > 0 OR host_id IN (" + HOSTS + IN_NAME + ")";
    private static final Pattern ID = Pattern.compile("[0-7][0-9A-HJKMNP-TV-Z]{%d,25}"
            .formatted(JobsRpc.Query.LEAST_OF_ID - 1));
    // Behind every character of an id.
    private static final String END = "~";

    private JobWords() {}

    /** That each of them is somewhere in a job. */
    static List<Clause> everywhere(List<String> words) {
        return words.stream().map(JobWords::anywhere).toList();
    }

    /** The hosts with all of them in their names. */
    static Clause hosts(List<String> words) {
        return Clause.of(HOSTS).then(Clause.joined(" AND ",
                words.stream().map(word -> Clause.of(IN_NAME, word)).toList()));
    }

    /** That a job's id begins with one of them; of those alone that can be the beginning of one. */
    static List<Clause> ids(List<String> words) {
        return words.stream().map(JobWords::upper).filter(JobWords::beginsId).map(JobWords::id).toList();
    }

    private static Clause anywhere(String word) {
        var found = Clause.of(ANYWHERE, word, word);
        var upper = upper(word);
        return (beginsId(upper) ? found.then(" OR ").then(id(upper)) : found).then(")");
    }

    private static Clause id(String upper) {
        return Clause.of("(id >= ? AND id < ?)", upper, upper + END);
    }

    private static boolean beginsId(String upper) {
        return ID.matcher(upper).matches();
    }

    private static String upper(String word) {
        return word.toUpperCase(Locale.ROOT);
    }
}

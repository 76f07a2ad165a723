package io.resticmanager.jobs.repository;

import java.util.List;
import java.util.Optional;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

/** The same for those who only look. */
@JdbcRepository(dialect = Dialect.ANSI, dataSource = "jobs-read")
interface LockReads extends GenericRepository<LockRow, String> {

    String LAST = """
            SELECT repository_lock.* FROM repository_lock JOIN host ON host.id = host_id
            WHERE host_id IN (:hosts) AND seen_at >= coalesce(restic_id_since, 0)
            ORDER BY seen_at DESC, host_id LIMIT 1""";

    /** The last look of any of these hosts at the repository that it has now. */
    @Query(LAST)
    Optional<LockRow> last(List<String> hosts);
}

package io.resticmanager.jobs.repository;

import java.util.List;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;

/** The same for those who only look. */
@JdbcRepository(dialect = Dialect.ANSI, dataSource = "jobs-read")
interface MeasureReads extends GenericRepository<MeasureRow, String> {

    @Query("""
            SELECT id FROM host
            WHERE id <> :id AND removed_at IS NULL
              AND (repository_id = (SELECT repository_id FROM host WHERE id = :id)
                OR restic_id = (SELECT restic_id FROM host WHERE id = :id)
                OR (repo_address = (SELECT repo_address FROM host WHERE id = :id)
                    AND (restic_id IS NULL OR (SELECT restic_id FROM host WHERE id = :id) IS NULL)))
            ORDER BY id""")
    List<String> sharedWith(String id);
}

package no.ssb.utleggstrekk.database;

import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.datasource.init.ScriptUtils;

/**
 * Migration 1: Spring Batch's own tables, from the script in its jar, so that they and ours are made by one tool in one
 * order. Flyway reads version and description from the class name.
 */
public final class V1__SpringBatchTabeller extends BaseJavaMigration {
    @Override
    public void migrate(Context context) {
        ScriptUtils.executeSqlScript(
                context.getConnection(), new ClassPathResource("org/springframework/batch/core/schema-postgresql.sql"));
    }
}

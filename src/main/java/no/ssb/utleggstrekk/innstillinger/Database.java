package no.ssb.utleggstrekk.innstillinger;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * What Spring's own {@code spring.datasource.*} does not say about the database.
 *
 * @param passordFil file with the password of {@code spring.datasource.username}; null: it is set otherwise, or not needed
 */
public record Database(@Nullable Path passordFil) {}

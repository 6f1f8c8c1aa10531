package dev.finetunecost.store;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test that runs once on SQLite and once on PostgreSQL. Its parameter is a {@link
 * DatabaseAddress} of an empty database, or a {@link Database} that is open.
 */
@TestTemplate
@ExtendWith(BothDatabases.class)
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface EachDatabase {}

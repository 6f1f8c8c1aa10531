package dev.finetunecost.prices;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A published sheet as it is kept between runs and shared between replicas.
 *
 * @param feed the feed's id
 * @param asOf since when the rows are what they are; together with the feed it names the sheet
 * @param checkedAt when the source was asked last and said the same
 * @param etag what the source calls this version of its contents, or null
 * @param lastModified when the source says that its contents changed, as it writes it, or null
 * @param rows the prices as CSV text, a header and one price a line; up to some 300 kB
 */
public record StoredSheet(
    String feed,
    Instant asOf,
    Instant checkedAt,
    @Nullable String etag,
    @Nullable String lastModified,
    String rows) {}

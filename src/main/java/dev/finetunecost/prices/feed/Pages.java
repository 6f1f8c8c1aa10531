package dev.finetunecost.prices.feed;

import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Follows the links from one page of an answer to the next. */
final class Pages {
  private Pages() {}

  /**
   * The address of the next page, or null where there is none. Only the query of the link is
   * followed, and only at the address where we started: a mirror repeats the original's links, and
   * nobody sends us elsewhere.
   */
  static @Nullable HttpUrl next(HttpUrl address, @Nullable String link) {
    @Nullable HttpUrl next = link == null || link.isBlank() ? null : address.resolve(link);
    return next == null ? null : address.newBuilder().encodedQuery(next.encodedQuery()).build();
  }
}

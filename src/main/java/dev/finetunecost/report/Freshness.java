package dev.finetunecost.report;

import java.time.Instant;
import java.util.List;

/**
 * How old the prices are that a report rests on.
 *
 * @param now when the report is written
 * @param asOf the moment of the book
 * @param sources how each source is doing
 */
public record Freshness(Instant now, Instant asOf, List<PriceSource> sources) {
  public Freshness {
    sources = List.copyOf(sources);
  }

  /**
   * One source of prices.
   *
   * @param name as people write it, such as {@code Vast.ai}
   * @param status {@code live}, {@code cached}, {@code snapshot} or {@code failed}
   * @param asOf when its prices were true
   * @param rows how many prices it gives
   */
  public record PriceSource(String id, String name, String status, Instant asOf, int rows) {}
}

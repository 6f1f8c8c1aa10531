package dev.finetunecost.report;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * How old the prices are that a report rests on.
 *
 * @param now when the report is written
 * @param asOf the moment of the book
 * @param sources how each source is doing
 * @param disputes prices on which sources differ by so much that the answer would be another
 */
public record Freshness(
    Instant now, Instant asOf, List<PriceSource> sources, List<Dispute> disputes) {
  public Freshness {
    sources = List.copyOf(sources);
    disputes = List.copyOf(disputes);
  }

  /** Prices that nobody disputes. */
  public Freshness(Instant now, Instant asOf, List<PriceSource> sources) {
    this(now, asOf, sources, List.of());
  }

  /**
   * A price on which sources differ.
   *
   * @param item a hosted model or a GPU, as people write it
   * @param source who says otherwise, as people write it
   * @param day on which it said so
   * @param difference how much dearer it is there, 0.5 for half as much again; negative where it is
   *     cheaper
   */
  public record Dispute(String item, String source, LocalDate day, double difference) {}

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

package dev.finetunecost.prices;

import dev.finetunecost.engine.price.Source;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What other sources say about a price.
 *
 * @param others in the order of trust
 */
public record Agreement(List<Opinion> others) {
  static final Agreement NONE = new Agreement(List.of());

  /** Two sources within a hundredth mean the same price. */
  private static final double SAME = 0.01;

  public Agreement {
    others = List.copyOf(others);
  }

  /**
   * What one other source says.
   *
   * @param difference how much dearer it is there, as a share of the price in use; negative where
   *     it is cheaper
   */
  public record Opinion(Source source, double difference) {
    boolean agrees() {
      return Math.abs(difference) <= SAME;
    }

    private String text() {
      return "%s (%s) says %.0f %% %s"
          .formatted(
              source.id(),
              source.asOf(),
              Math.abs(difference) * 100,
              difference > 0 ? "more" : "less");
    }
  }

  /**
   * The largest difference that another source sees, as a share of the price in use; at least 0.
   */
  public double largestDifference() {
    return others.stream().mapToDouble(opinion -> Math.abs(opinion.difference())).max().orElse(0);
  }

  /** The same in a few words, or empty where there is only one source. */
  public String note() {
    List<Opinion> dissent = others.stream().filter(opinion -> !opinion.agrees()).toList();
    if (!dissent.isEmpty()) {
      return dissent.stream().map(Opinion::text).collect(Collectors.joining("; "));
    }
    return others.isEmpty()
        ? ""
        : others.stream()
            .map(opinion -> opinion.source().id())
            .distinct()
            .collect(Collectors.joining(" and ", "", others.size() > 1 ? " agree" : " agrees"));
  }
}

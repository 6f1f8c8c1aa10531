package dev.finetunecost.report;

import dev.finetunecost.engine.spec.Intent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a report answers.
 *
 * @param id the scenario's number, such as {@code FT-12}, or empty where it was not saved
 * @param intent what leads the report
 * @param notUsed phrases that were not understood
 * @param currency in which the total is also said, or null
 */
public record Asked(String id, Intent intent, List<String> notUsed, @Nullable Currency currency) {
  public Asked {
    notUsed = List.copyOf(notUsed);
  }

  /** A question whose answer is said in dollars alone. */
  public Asked(String id, Intent intent, List<String> notUsed) {
    this(id, intent, notUsed, null);
  }

  /**
   * A currency other than the dollar.
   *
   * @param code its ISO code, such as {@code EUR}
   * @param dollars what one unit of it is worth
   * @param source of the rate, with its day
   */
  public record Currency(String code, double dollars, String source) {}
}

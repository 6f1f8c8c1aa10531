package dev.finetunecost.report;

import dev.finetunecost.engine.spec.Intent;
import java.util.List;

/**
 * What a report answers.
 *
 * @param id the scenario's number, such as {@code FT-12}, or empty where it was not saved
 * @param intent what leads the report
 * @param notUsed phrases that were not understood
 */
public record Asked(String id, Intent intent, List<String> notUsed) {
  public Asked {
    notUsed = List.copyOf(notUsed);
  }
}

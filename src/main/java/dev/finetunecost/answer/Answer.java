package dev.finetunecost.answer;

import dev.finetunecost.engine.Estimate;
import dev.finetunecost.engine.spec.Field;
import dev.finetunecost.engine.spec.Scenario;
import dev.finetunecost.report.Freshness;
import dev.finetunecost.report.Report;
import java.util.List;

/** What comes of a question. */
public sealed interface Answer {

  /**
   * An estimate and its report.
   *
   * @param asSaid stated and inferred values only
   * @param freshness how old the prices are that it rests on
   */
  record Estimated(Scenario asSaid, Estimate estimate, Freshness freshness, Report report)
      implements Answer {}

  /** A name that nobody knows, so that an estimate would be about something else. */
  record UnknownName(Field field, String said, List<String> nearest) implements Answer {
    public UnknownName {
      nearest = List.copyOf(nearest);
    }
  }

  /** Nothing in the words says anything about a fine-tune. */
  record NotUnderstood(String words) implements Answer {}
}

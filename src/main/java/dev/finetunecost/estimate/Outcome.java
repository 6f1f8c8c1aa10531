package dev.finetunecost.estimate;

import dev.finetunecost.engine.Estimate;
import dev.finetunecost.engine.spec.Field;
import dev.finetunecost.engine.spec.Scenario;
import java.util.List;

/** What comes of asking for an estimate. */
public sealed interface Outcome {

  /**
   * An estimate.
   *
   * @param asSaid the scenario before defaults filled it
   * @param notUsed what was said and could not be used, such as a hosted model without a known
   *     price
   */
  record Answered(Scenario asSaid, Estimate estimate, List<String> notUsed) implements Outcome {
    public Answered {
      notUsed = List.copyOf(notUsed);
    }
  }

  /**
   * A name that nobody knows, so that an estimate would be about something else.
   *
   * @param field the field that holds it
   * @param said the name as it was said
   * @param nearest names that it might have meant, the nearest first
   */
  record Unclear(Field field, String said, List<String> nearest) implements Outcome {
    public Unclear {
      nearest = List.copyOf(nearest);
    }
  }
}

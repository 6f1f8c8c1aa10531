package dev.finetunecost.language;

import dev.finetunecost.engine.spec.Field;
import dev.finetunecost.engine.spec.Scenario;
import dev.finetunecost.engine.spec.Stated;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a follow-up does to a scenario. */
public sealed interface Change {

  /**
   * The scenario with what was asked for.
   *
   * @param scenario as it is after the change
   * @param edits what differs, at least one, in the order of {@link Field}
   * @param notUsed phrases that were not understood
   */
  record Changed(Scenario scenario, List<Edit> edits, List<String> notUsed) implements Change {
    public Changed {
      edits = List.copyOf(edits);
      notUsed = List.copyOf(notUsed);
    }
  }

  /** Take the last change back. */
  record Undo() implements Change {}

  /** Everything is as the words ask already. */
  record Same() implements Change {}

  /**
   * Nothing that changes a scenario was found in the words.
   *
   * @param words as they were said
   */
  record NotUnderstood(String words) implements Change {}

  /**
   * One field that differs.
   *
   * @param before null where it was not known
   * @param after null where it is left open again
   */
  record Edit(Field field, @Nullable Stated before, @Nullable Stated after) {}
}

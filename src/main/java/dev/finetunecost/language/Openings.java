package dev.finetunecost.language;

import dev.finetunecost.engine.spec.Field;
import dev.finetunecost.engine.spec.Scenario;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What a follow-up leaves open again: {@code cheaper GPU?}, {@code no budget limit}, {@code no
 * LoRA}, {@code forget about RunPod}.
 */
final class Openings {
  private Openings() {}

  /** The fields of the scenario that are no longer said. */
  static Set<Field> in(Sentence sentence, Scenario current) {
    Set<Field> open = EnumSet.noneOf(Field.class);
    for (int at = 0; at < sentence.size(); at++) {
      if (sentence.cue(at, "free choice")) {
        open.addAll(
            List.of(
                Field.GPU,
                Field.GPU_COUNT,
                Field.GPU_COUNT_MAX,
                Field.GPU_VRAM_GB,
                Field.INSTANCE));
      } else if (sentence.isRuledOut(at)) {
        open.addAll(ruledOut(sentence, at, current));
      }
    }
    open.removeIf(field -> !current.has(field));
    return open;
  }

  private static Set<Field> ruledOut(Sentence sentence, int at, Scenario current) {
    return switch (sentence.at(at).kind()) {
      case CUE -> sentence.cue(at, "budget") ? Set.of(Field.BUDGET_USD, Field.CURRENCY) : Set.of();
      case METHOD -> ofValue(sentence, at, Field.METHOD, current);
      case PROVIDER -> ofValue(sentence, at, Field.PROVIDER, current);
      case GPU -> ofValue(sentence, at, Field.GPU, current);
      default -> Set.of();
    };
  }

  private static Set<Field> ofValue(Sentence sentence, int at, Field field, Scenario current) {
    String named = sentence.at(at).value().replace("?", "");
    return current.texts(field).equals(List.of(named)) ? Set.of(field) : Set.of();
  }
}

package dev.finetunecost.language;

import dev.finetunecost.engine.spec.Field;
import dev.finetunecost.language.text.Instances;
import java.util.Set;

/** What is said by its name alone: methods, providers, instances, public datasets, spot. */
final class NameFacts implements Recogniser {
  private static final Set<String> PLACED =
      Set.of(
          "on", "via", "through", "with", "at", "from", "using", "in", "or", "to", ",", "/", "and",
          "vs", "try", "auf", "sur", "en");

  private final Instances instances;

  NameFacts(Instances instances) {
    this.instances = instances;
  }

  @Override
  public void read(Sentence sentence, Facts facts) {
    for (int at = 0; at < sentence.size(); at++) {
      switch (sentence.at(at).kind()) {
        case METHOD -> method(sentence, facts, at);
        case PROVIDER -> provider(sentence, facts, at);
        case INSTANCE -> instance(sentence, facts, at);
        case CORPUS -> facts.text(Field.DATASET_NAME, sentence.at(at).value(), at, at);
        case CUE -> spot(sentence, facts, at);
        default -> {}
      }
    }
  }

  private static void method(Sentence sentence, Facts facts, int at) {
    if (!sentence.isNegated(at)) {
      facts.text(Field.METHOD, sentence.at(at).value(), at, at);
    }
  }

  private static void provider(Sentence sentence, Facts facts, int at) {
    String name = sentence.at(at).value();
    boolean common = name.startsWith("?");
    String provider = common ? name.substring(1) : name;
    if (common && !isName(sentence, at)) {
      return;
    }
    if (sentence.isNegated(at)) {
      facts.text(Field.CONSTRAINTS, "not " + provider, at, at);
    } else {
      facts.text(Field.PROVIDER, provider, at, at);
    }
  }

  /** A common word is a provider where it has a capital, or stands where a place does. */
  private static boolean isName(Sentence sentence, int at) {
    boolean capital = Character.isUpperCase(sentence.written(at).charAt(0));
    boolean first = at == 0 || sentence.endsClause(at - 1);
    return (capital && !first) || (PLACED.contains(sentence.at(at - 1).value()) && !first);
  }

  private void instance(Sentence sentence, Facts facts, int at) {
    facts.text(Field.INSTANCE, sentence.at(at).value(), at, at);
    instances
        .find(sentence.at(at).value())
        .ifPresent(known -> facts.inferred(Field.PROVIDER, known.provider(), at, at));
  }

  private static void spot(Sentence sentence, Facts facts, int at) {
    if (sentence.cue(at, "spot")) {
      facts.flag(Field.SPOT, !sentence.isNegated(at), at, at);
    } else if (sentence.cue(at, "on demand") && !sentence.isNegated(at)) {
      facts.flag(Field.SPOT, false, at, at);
    }
  }
}

package dev.finetunecost.language;

import dev.finetunecost.engine.spec.Field;
import dev.finetunecost.language.text.Instances;
import dev.finetunecost.language.text.Kind;
import java.util.Set;
import java.util.StringJoiner;

/** What is said by its name alone: methods, providers, instances, public datasets, spot. */
final class NameFacts implements Recogniser {
  private static final Set<String> PLACED =
      Set.of(
          "on", "via", "through", "with", "at", "from", "using", "in", "or", "to", ",", "/", "and",
          "vs", "versus", "try", "auf", "sur", "en");

  private static final double MOST_INSTANCES = 500;

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
        case CORPUS -> corpus(sentence, facts, at);
        case CUE -> spot(sentence, facts, at);
        default -> {}
      }
    }
    for (int at = 0; at < sentence.size() && facts.texts(Field.METHOD).isEmpty(); at++) {
      if (isFull(sentence, at)) {
        facts.text(Field.METHOD, "full", at, at);
      }
    }
  }

  /** Rows in {@code alpaca-style} are no rows of Alpaca. */
  private static void corpus(Sentence sentence, Facts facts, int at) {
    boolean like =
        sentence.at(at + 1).isSign("-")
            && (sentence.at(at + 2).isWord("style") || sentence.at(at + 2).isWord("format"));
    if (!like) {
      facts.text(Field.DATASET_NAME, sentence.at(at).value(), at, at);
    }
  }

  private static void method(Sentence sentence, Facts facts, int at) {
    if (sentence.at(at).value().equals("lora") && isFourBit(sentence, at)) {
      facts.text(Field.METHOD, "qlora", at, at);
      if (sentence.at(at - 3).is(Kind.NUMBER) || sentence.cue(at - 4, "or", "and")) {
        facts.text(Field.METHOD, "lora", at, at);
      }
    } else if (!sentence.isNegated(at) && !isDismissed(sentence, at)) {
      facts.text(Field.METHOD, sentence.at(at).value(), at, at);
    }
  }

  /** {@code fine-tune llama 8b fully}, {@code Llama 3.1 8B full on 1B tokens}. */
  private static boolean isFull(Sentence sentence, int at) {
    boolean said =
        sentence.at(at).value().equals("full") || sentence.at(at).value().equals("fully");
    boolean tunes = isTuned(sentence, at - 1) || isTuned(sentence, at + 1);
    boolean ofSomethingElse =
        switch (sentence.at(at + 1).kind()) {
          case STOP, SIGN, MODEL -> false;
          case CUE -> !sentence.cue(at + 1, "tune", "using", "and", "or", "in");
          default -> true;
        };
    return said && tunes && !ofSomethingElse && !sentence.isNegated(at);
  }

  private static boolean isTuned(Sentence sentence, int at) {
    return sentence.is(at, Kind.MODEL) || sentence.cue(at, "tune");
  }

  /** {@code LoRA is not an option}. */
  private static boolean isDismissed(Sentence sentence, int at) {
    return sentence.at(at + 1).isStop("is") && sentence.cue(at + 2, "negation");
  }

  /** {@code 4-bit LoRA}, {@code 4, 8 or 16-bit LoRA}. */
  private static boolean isFourBit(Sentence sentence, int at) {
    if (!sentence.at(at - 1).isWord("bit")) {
      return false;
    }
    for (int i = at - 2; i >= at - 9; i--) {
      if (sentence.is(i, Kind.NUMBER) && sentence.at(i).low() == 4) {
        return true;
      }
      if (!sentence.is(i, Kind.NUMBER)
          && !sentence.is(i, Kind.SIGN)
          && !sentence.cue(i, "or", "and")) {
        return false;
      }
    }
    return false;
  }

  private static void provider(Sentence sentence, Facts facts, int at) {
    String name = sentence.at(at).value();
    boolean common = name.startsWith("?");
    String provider = common ? name.substring(1) : name;
    boolean read = sentence.isUsed(at) || (common && !isName(sentence, at));
    if (read || (provider.equals("lambda") && Lambda.of(sentence, at) != Lambda.GPU_CLOUD)) {
      return;
    }
    if (sentence.at(at - 1).value().equals("free")) {
      facts.text(Field.CONSTRAINTS, "free tier", at - 1, at);
    }
    if (sentence.isRuledOut(at)) {
      facts.text(Field.CONSTRAINTS, "not " + provider, at, at);
    } else if (isYardstick(sentence, at)) {
      yardsticks(sentence, facts, at);
    } else {
      facts.text(Field.PROVIDER, provider, at, at);
    }
  }

  /** One constraint for all the providers that are listed. */
  private static void yardsticks(Sentence sentence, Facts facts, int first) {
    StringJoiner names = new StringJoiner(", ", "cheaper than ", "");
    int last = first;
    for (int i = first; isListed(sentence, i); i++) {
      if (sentence.is(i, Kind.PROVIDER)) {
        names.add(sentence.at(i).value().replace("?", ""));
        last = i;
      }
    }
    facts.text(Field.CONSTRAINTS, names.toString(), first, last);
  }

  private static boolean isListed(Sentence sentence, int at) {
    return sentence.is(at, Kind.PROVIDER)
        || sentence.at(at).isSign(",")
        || sentence.at(at).isSign("/")
        || sentence.cue(at, "and", "or");
  }

  /** {@code cheaper than AWS, GCP and Azure}. */
  private static boolean isYardstick(Sentence sentence, int at) {
    boolean then = sentence.at(at - 1).isStop("then") && sentence.cueBefore(at, 6, "rate") >= 0;
    return sentence.at(at - 1).isStop("than") || then;
  }

  /** A common word is a provider where it has a capital, or stands where a place does. */
  private static boolean isName(Sentence sentence, int at) {
    boolean capital = Character.isUpperCase(sentence.written(at).charAt(0));
    boolean first = at == 0 || sentence.endsClause(at - 1);
    boolean offers =
        switch (sentence.at(at + 1).kind()) {
          case CUE, METHOD, GPU, TOKENS -> true;
          default -> false;
        };
    return (capital && (!first || offers))
        || (PLACED.contains(sentence.at(at - 1).value()) && !first);
  }

  private void instance(Sentence sentence, Facts facts, int at) {
    facts.text(Field.INSTANCE, sentence.at(at).value(), at, at);
    instances
        .find(sentence.at(at).value())
        .ifPresent(known -> {
          facts.inferred(Field.PROVIDER, known.provider(), at, at);
          accelerators(sentence, facts, at, known.count());
        });
  }

  /** {@code 2x p4d.24xlarge} are sixteen accelerators. */
  private static void accelerators(Sentence sentence, Facts facts, int at, int each) {
    GpuCount machines = GpuCount.of(sentence, at, at, -1);
    if (each > 0
        && machines.number() > 1
        && machines.number() <= MOST_INSTANCES
        && !facts.has(Field.GPU_COUNT)) {
      facts.inferred(Field.GPU_COUNT, machines.number() * each, machines.from(), at);
    }
  }

  private static void spot(Sentence sentence, Facts facts, int at) {
    if (sentence.cue(at, "spot")) {
      facts.flag(Field.SPOT, !sentence.isNegated(at), at, at);
    } else if (sentence.cue(at, "on demand") && !sentence.isNegated(at)) {
      facts.flag(Field.SPOT, false, at, at);
    }
  }
}

package dev.finetunecost.language;

import dev.finetunecost.engine.spec.Field;
import dev.finetunecost.language.text.Kind;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lengths in tokens: of an example, of a sequence, of a request and of its answer. */
final class TokenFacts implements Recogniser {
  private static final int NEAR = 4;
  private static final Set<String> EACH =
      Set.of("each", "apiece", "je", "jeweils", "chacun", "chacune", "cada", "cada uno", "每");

  @Override
  public void read(Sentence sentence, Facts facts) {
    for (int at = 0; at < sentence.size(); at++) {
      if (sentence.isFreeNumber(at)) {
        length(sentence, facts, at);
      }
    }
  }

  private static void length(Sentence sentence, Facts facts, int at) {
    int unit = unitAfter(sentence, at);
    if (unit < 0) {
      inOut(sentence, facts, at);
      return;
    }
    if (sentence.at(at).low() > 1_000_000) {
      return;
    }
    Field field = role(sentence, at, unit);
    if (field != null) {
      facts.number(field, at, at, unit);
    }
  }

  private static int unitAfter(Sentence sentence, int at) {
    for (int i = at + 1; i <= at + 2; i++) {
      if (sentence.is(i, Kind.TOKENS)) {
        return i;
      }
      if (!sentence.at(i).isSign("-")
          && !sentence.cue(i, "input", "output")
          && !sentence.at(i).is(Kind.USE, "prompts")) {
        return -1;
      }
    }
    return -1;
  }

  private static @Nullable Field role(Sentence sentence, int at, int unit) {
    int adjective = unit - 1;
    if (sentence.cue(adjective, "input") || sentence.at(adjective).is(Kind.USE, "prompts")) {
      return Field.INPUT_TOKENS;
    }
    if (sentence.cue(adjective, "output")) {
      return Field.OUTPUT_TOKENS;
    }
    Field after = roleAfter(sentence, unit);
    return after == null ? roleBefore(sentence, at) : after;
  }

  private static @Nullable Field roleAfter(Sentence sentence, int unit) {
    for (int i = unit + 1; i <= unit + 3 && !sentence.endsClause(i); i++) {
      if (sentence.is(i, Kind.NUMBER) || sentence.at(i).isSign(",") || sentence.cue(i, "and")) {
        return null;
      }
      if (sentence.cue(i, "input", "in")) {
        return sentence.cue(i, "in")
                && !sentence.endsClause(i + 1)
                && !sentence.at(i + 1).isSign(",")
                && !sentence.at(i + 1).isSign("/")
                && !sentence.cue(i + 1, "and")
                && !sentence.cue(i + 2, "out", "output")
            ? null
            : Field.INPUT_TOKENS;
      }
      if (sentence.is(i, Kind.USE) && sentence.at(i).value().equals("prompts")) {
        return Field.INPUT_TOKENS;
      }
      if (sentence.cue(i, "output", "out") || sentence.written(i).equals("back")) {
        return Field.OUTPUT_TOKENS;
      }
      if (sentence.cue(i, "sequence length")) {
        return Field.MAX_SEQ_LEN;
      }
      if (sentence.is(i, Kind.DATA) || sentence.cue(i, "long", "average") || isEach(sentence, i)) {
        return Field.TOKENS_PER_EXAMPLE;
      }
      if (sentence.is(i, Kind.USE) && sentence.is(i - 1, Kind.PER)) {
        return Field.INPUT_TOKENS;
      }
      if (sentence.is(i, Kind.THING)
          && (sentence.is(i - 1, Kind.PER) || sentence.at(i - 1).isSign("-"))) {
        return Field.TOKENS_PER_EXAMPLE;
      }
    }
    return null;
  }

  private static boolean isEach(Sentence sentence, int at) {
    return sentence.is(at, Kind.PER) && EACH.contains(sentence.at(at).value());
  }

  private static @Nullable Field roleBefore(Sentence sentence, int at) {
    // "prompts average 900 tokens" is said of requests, "average 900 tokens" of examples
    Field otherwise = null;
    for (int i = at - 1; i >= Math.max(0, at - NEAR) && !sentence.endsClause(i); i--) {
      if (sentence.is(i, Kind.NUMBER) && !sentence.at(at - 1).isWord("x")) {
        return null;
      }
      if (sentence.cue(i, "output", "out")) {
        return Field.OUTPUT_TOKENS;
      }
      if (sentence.cue(i, "input") || sentence.at(i).is(Kind.USE, "prompts")) {
        return Field.INPUT_TOKENS;
      }
      if (sentence.cue(i, "sequence length")) {
        return Field.MAX_SEQ_LEN;
      }
      if (sentence.cue(i, "average", "long")) {
        otherwise = Field.TOKENS_PER_EXAMPLE;
        continue;
      }
      if (isEach(sentence, i)
          || (sentence.at(at - 1).isWord("x")
              && (sentence.is(i, Kind.DATA) || sentence.is(i, Kind.THING)))) {
        return Field.TOKENS_PER_EXAMPLE;
      }
      if ((sentence.is(i, Kind.DATA) || sentence.is(i, Kind.THING))
          && sentence.at(i + 1).value().equals("of")) {
        return Field.TOKENS_PER_EXAMPLE;
      }
      if (otherwise != null && (sentence.is(i, Kind.DATA) || sentence.is(i, Kind.THING))) {
        return otherwise;
      }
    }
    return otherwise;
  }

  /** {@code 1500 in / 300 out}; {@code prompts of 2,300 tokens, answers 120}. */
  private static void inOut(Sentence sentence, Facts facts, int at) {
    boolean out = sentence.cue(at + 1, "out", "output");
    boolean in = sentence.cue(at + 1, "in", "input");
    if (in && sentence.cueAfter(at + 1, 6, "out", "output") >= 0) {
      facts.number(Field.INPUT_TOKENS, at, at, at + 1);
    } else if (out && facts.has(Field.INPUT_TOKENS)) {
      facts.number(Field.OUTPUT_TOKENS, at, at, at + 1);
    } else if (sentence.cue(sentence.cue(at - 1, "average") ? at - 2 : at - 1, "output")
        && facts.has(Field.INPUT_TOKENS)
        && (sentence.endsClause(at + 1) || sentence.at(at + 1).isSign(","))) {
      facts.number(Field.OUTPUT_TOKENS, at, at - 1, at);
    }
  }
}

package dev.finetunecost.language;

import dev.finetunecost.engine.spec.Field;
import dev.finetunecost.language.text.Kind;
import dev.finetunecost.language.text.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The model to tune, its size, and the hosted model in use today. */
final class ModelFacts implements Recogniser {
  /**
   * Sizes of published models, in billions: one of these may stand alone, as in {@code the 70B}.
   */
  private static final Set<Double> PUBLISHED_SIZES =
      Set.of(
          0.5, 0.6, 1.0, 1.1, 1.5, 1.7, 2.0, 3.0, 4.0, 6.0, 7.0, 8.0, 9.0, 10.0, 11.0, 12.0, 13.0,
          14.0, 15.0, 16.0, 20.0, 22.0, 24.0, 27.0, 30.0, 32.0, 33.0, 34.0, 40.0, 65.0, 70.0, 72.0,
          80.0, 90.0, 100.0, 104.0, 110.0, 120.0, 123.0, 130.0, 175.0, 180.0, 235.0, 340.0, 405.0,
          671.0);

  private static final Set<String> MODEL_WORDS =
      Set.of(
          "model",
          "models",
          "param",
          "params",
          "parameter",
          "parameters",
          "llm",
          "llms",
          "slm",
          "version",
          "variant",
          "class",
          "参数",
          "模型");

  /** A model or a bare size, from one term to another. */
  private record Mention(
      String name, double billions, boolean bare, boolean hosted, int from, int to) {}

  @Override
  public void read(Sentence sentence, Facts facts) {
    List<Mention> mentions = mentions(sentence);
    boolean opens = mentions.stream().anyMatch(mention -> !mention.hosted());
    List<Double> sizes = new ArrayList<>();
    List<Mention> tuned = new ArrayList<>();
    for (Mention mention : mentions) {
      if (mention.hosted() && HostedRole.isBaseline(sentence, mention.from(), opens)) {
        facts.text(Field.BASELINE_MODEL, mention.name(), mention.from(), mention.to());
      } else if (!sentence.isNegated(mention.from())) {
        tuned.add(mention);
      }
    }
    for (Mention mention : withoutVaguer(tuned)) {
      facts.text(Field.MODEL, mention.name(), mention.from(), mention.to());
    }
    tuned.stream().filter(m -> m.billions() > 0).forEach(m -> sizes.add(m.billions()));
    if (!sizes.isEmpty()) {
      facts.amount(
          Field.MODEL_PARAMS_B,
          sizes.stream().mapToDouble(d -> d).min().getAsDouble(),
          sizes.stream().mapToDouble(d -> d).max().getAsDouble(),
          tuned.getFirst().from(),
          tuned.getLast().to());
    }
  }

  /**
   * Leaves out names that another one says more exactly, such as {@code llama} beside {@code
   * llama-3-8b}.
   */
  private static List<Mention> withoutVaguer(List<Mention> mentions) {
    return mentions.stream()
        .filter(vague ->
            mentions.stream()
                .noneMatch(exact ->
                    exact.name().startsWith(vague.name() + "-")
                        || (vague.bare() && !exact.bare() && exact.billions() == vague.billions())))
        .toList();
  }

  private static List<Mention> mentions(Sentence sentence) {
    List<Mention> mentions = new ArrayList<>();
    int at = 0;
    while (at < sentence.size()) {
      Mention mention = mentionAt(sentence, at);
      if (mention == null) {
        at++;
        continue;
      }
      at = mention.to() + 1;
      add(sentence, mentions, mention);
    }
    return mentions;
  }

  private static @Nullable Mention mentionAt(Sentence sentence, int at) {
    Term term = sentence.at(at);
    if (term.is(Kind.HOSTED) || term.is(Kind.MODEL)) {
      return new Mention(term.value(), term.low(), false, term.is(Kind.HOSTED), at, at);
    }
    if (isMixture(sentence, at)) {
      String name = plain(term.low()) + "x" + plain(sentence.at(at + 2).low() / 1e9) + "b";
      return new Mention(name, 0, true, false, at, at + 2);
    }
    if (term.is(Kind.NUMBER) && isSize(sentence, at)) {
      double billions = term.low() / 1e9;
      String name =
          billions < 1 && term.value().equals("1e6")
              ? plain(term.low() / 1e6) + "m"
              : plain(billions) + "b";
      return new Mention(name, billions, true, false, at, at);
    }
    return null;
  }

  /** {@code 8x7b}. */
  private static boolean isMixture(Sentence sentence, int at) {
    return sentence.is(at, Kind.NUMBER)
        && sentence.at(at + 1).isWord("x")
        && sentence.at(at + 2).is(Kind.NUMBER, "b")
        && sentence.at(at + 2).glued();
  }

  private static boolean isSize(Sentence sentence, int at) {
    Term number = sentence.at(at);
    boolean letter = number.value().equals("b");
    boolean worded = number.value().equals("1e9") || number.value().equals("1e6");
    if (number.low() != number.high() || (!letter && !worded)) {
      return false;
    }
    boolean next = isModelWord(sentence, at + 1);
    if (next || (isModelWord(sentence, at + 2) && !isCounted(sentence, at + 1))) {
      return number.low() <= 2e12;
    }
    if (!letter || isCounted(sentence, at + 1) || sentence.at(at + 1).isWord("x")) {
      return false;
    }
    boolean named =
        sentence.is(at - 1, Kind.MODEL)
            || sentence.is(at - 2, Kind.MODEL)
            || sentence.is(at + 1, Kind.MODEL)
            || sentence.cue(at - 1, "tune");
    return named || PUBLISHED_SIZES.contains(number.low() / 1e9);
  }

  private static boolean isModelWord(Sentence sentence, int at) {
    return MODEL_WORDS.contains(sentence.at(at).value());
  }

  private static boolean isCounted(Sentence sentence, int at) {
    return switch (sentence.at(at).kind()) {
      case TOKENS, DATA, USE, THING, PEOPLE, BYTES, TIME, CURRENCY, EVERY -> true;
      default -> sentence.at(at).isWord("revenue") || sentence.at(at).isWord("valuation");
    };
  }

  /**
   * Joins a size and a family that were said apart: {@code 70b llama2}, {@code Llama 7b and 70b}.
   */
  private static void add(Sentence sentence, List<Mention> mentions, Mention mention) {
    if (mentions.isEmpty()) {
      mentions.add(mention);
      return;
    }
    Mention before = mentions.getLast();
    boolean near = mention.from() - before.to() <= 4;
    if (before.bare()
        && !mention.bare()
        && !mention.hosted()
        && mention.billions() == 0
        && mention.from() - before.to() <= 3
        && before.billions() > 0) {
      mentions.set(
          mentions.size() - 1,
          new Mention(
              sized(mention.name(), before.name()),
              before.billions(),
              false,
              false,
              before.from(),
              mention.to()));
    } else if (mention.bare()
        && !before.hosted()
        && !before.bare()
        && before.billions() == 0
        && (near || sentence.cueBefore(mention.from(), 3, "long") >= 0)
        && mention.billions() > 0) {
      mentions.set(
          mentions.size() - 1,
          new Mention(
              sized(before.name(), mention.name()),
              mention.billions(),
              false,
              false,
              before.from(),
              mention.to()));
    } else if (mention.bare()
        && !before.hosted()
        && !before.bare()
        && before.billions() > 0
        && near
        && mention.billions() > 0
        && mention.billions() != before.billions()) {
      addSibling(mentions, before, mention);
    } else {
      mentions.add(mention);
    }
  }

  /**
   * {@code llama 3 8b and 70b} are two models; {@code llama 7b and 70b} is a family in two sizes.
   */
  private static void addSibling(List<Mention> mentions, Mention before, Mention size) {
    String ending = "-" + plain(before.billions()) + "b";
    if (!before.name().endsWith(ending)) {
      mentions.add(size);
      return;
    }
    String family = before.name().substring(0, before.name().length() - ending.length());
    boolean versioned = family.chars().anyMatch(Character::isDigit);
    if (versioned) {
      mentions.add(
          new Mention(
              family + "-" + size.name(), size.billions(), false, false, size.from(), size.to()));
    } else {
      mentions.set(
          mentions.size() - 1,
          new Mention(family, before.billions(), false, false, before.from(), before.to()));
      mentions.add(new Mention(family, size.billions(), false, false, size.from(), size.to()));
    }
  }

  private static String sized(String name, String size) {
    for (String variant : List.of("-instruct", "-chat", "-base", "-it")) {
      if (name.endsWith(variant)) {
        return name.substring(0, name.length() - variant.length()) + "-" + size + variant;
      }
    }
    return name + "-" + size;
  }

  private static String plain(double number) {
    return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
  }
}

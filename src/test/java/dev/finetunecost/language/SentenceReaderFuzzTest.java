package dev.finetunecost.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.finetunecost.catalog.Catalog;
import dev.finetunecost.engine.spec.Scenario;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

/**
 * Any text at all is read: random characters of every plane, and sentences cut up and put together
 * wrongly. Run {@code main} with a number of texts for a longer hunt.
 */
final class SentenceReaderFuzzTest {
  private static final List<String> PIECES =
      List.of(
          "llama",
          "-",
          "3.1",
          "8b",
          "8x",
          "x",
          "*",
          "A100",
          "(80G)",
          "4090s",
          "gpt-4o",
          "k",
          "1,5",
          "1.000.000",
          "1e9",
          "1e999",
          "9".repeat(400),
          "$",
          "€",
          "per",
          "day",
          "/",
          "requests",
          "examples",
          "tokens",
          "epochs",
          "batch size",
          "=",
          "no",
          ",",
          "half a million",
          "万",
          "五十",
          "微调",
          "lora",
          "qlora",
          "vs",
          "budget",
          "18 months",
          "by",
          "?",
          "!",
          "\n",
          " ",
          "'",
          "s",
          "ml.g4dn.12xlarge",
          "Standard_ND96",
          "a",
          "an",
          "one",
          "to",
          "between",
          "and",
          "-5",
          "0",
          "00",
          "0.0",
          "%",
          "20%",
          "more",
          "half the volume",
          "cheaper GPU",
          "lambda",
          "DGX",
          "(8x40G)",
          "\u0000",
          "\uD83D\uDE80",
          "\uD800",
          "\uDC00",
          "\u202E",
          "١٢٣",
          "１００",
          "ß",
          "İ");

  private final SentenceReader reader = new SentenceReader(Catalog.bundled());

  @Test
  void anyTextIsReadAndEveryFactPointsIntoIt() {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(20261125);
    for (int i = 0; i < 20_000; i++) {
      check(text(random, 1 + random.nextInt(40)));
    }
  }

  @Test
  void aHundredKilobytesAreRead() {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
    check("8".repeat(100_000));
    check("1,501.000.000");
    check("1.501,000,000");
    check("a-".repeat(50_000));
    check("8x".repeat(50_000));
    check("(".repeat(100_000));
    check("1 000 ".repeat(16_000));
    check("one hundred ".repeat(8_000));
    check("$5 ".repeat(33_000));
    check("llama 3 8b, ".repeat(8_000));
    check("五".repeat(100_000));
    check(text(random, 20_000));
  }

  @Test
  void everyPlaneOfUnicodeIsRead() {
    StringBuilder text = new StringBuilder();
    for (int point = 0; point <= Character.MAX_CODE_POINT; point += 17) {
      text.appendCodePoint(point);
      if (text.length() > 5_000) {
        check(text.toString());
        text.setLength(0);
      }
    }
    check(text.toString());
  }

  private void check(String text) {
    Understanding understood = reader.read(text);
    for (Fact fact : understood.facts()) {
      assertThat(fact.start()).isNotNegative().isLessThan(fact.end());
      assertThat(fact.end()).isLessThanOrEqualTo(text.length());
      assertThat(fact.field().complaint(fact.stated().value())).isEmpty();
    }
    reader.readChange(text, understood.scenario());
    reader.readChange(text, Scenario.EMPTY);
  }

  private static String text(RandomGenerator random, int pieces) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < pieces; i++) {
      if (random.nextInt(8) == 0) {
        text.appendCodePoint(random.nextInt(Character.MAX_CODE_POINT + 1));
      } else {
        text.append(PIECES.get(random.nextInt(PIECES.size())));
      }
      if (random.nextInt(3) > 0) {
        text.append(' ');
      }
    }
    return text.toString();
  }

  /** Reads as many random texts as the argument says, one million by default. */
  public static void main(String... args) {
    int count = args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000;
    long seed = args.length > 1 ? Long.parseLong(args[1]) : 1;
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    SentenceReaderFuzzTest fuzz = new SentenceReaderFuzzTest();
    for (int i = 0; i < count; i++) {
      String text = text(random, 1 + random.nextInt(30));
      try {
        fuzz.check(text);
      } catch (RuntimeException | AssertionError e) {
        throw new AssertionError("text number %d of seed %d: %s".formatted(i, seed, text), e);
      }
    }
    System.out.println(count + " texts read");
  }
}

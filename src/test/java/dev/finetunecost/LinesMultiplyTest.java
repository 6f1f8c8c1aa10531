package dev.finetunecost;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whoever multiplies the quantity that is shown by the price beside it gets the amount, to the
 * cent.
 */
final class LinesMultiplyTest {
  /** {@code $751.92 0.3333333 × $2,255.76 per}: amount, quantity, price. */
  private static final Pattern LINE =
      Pattern.compile("\\$([\\d,]+\\.\\d{2})  ([\\d,.]+) × \\$([\\d,.]+) per");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fine-tune llama 3.1 8b with lora on 8k support emails, 50k requests a day, now on gpt-4.1-mini, 18 months",
        "full fine-tune of llama 3.1 70b on 100k examples, 300k requests a day, now on gpt-4o, 3 years",
        "qlora of mistral 7b on 20k contracts, the data must stay private, 700 requests a day",
        "fine-tune gpt-4.1-mini on 3k contracts, 12,345 requests a day",
      })
  void quantityTimesPriceIsTheAmount(String sentence) {
    String report = CommandLine.run("estimate", "--offline", "--explain", sentence).out();
    List<MatchResult> lines = LINE.matcher(report).results().toList();
    assertThat(lines).hasSizeGreaterThan(2);
    assertThat(lines)
        .allSatisfy(line -> {
          BigDecimal product = number(line.group(2)).multiply(number(line.group(3)));
          assertThat(product.setScale(2, RoundingMode.HALF_UP))
              .as(line.group())
              .isEqualByComparingTo(number(line.group(1)));
        });
  }

  private static BigDecimal number(String text) {
    return new BigDecimal(text.replace(",", ""));
  }
}

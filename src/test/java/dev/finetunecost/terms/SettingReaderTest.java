package dev.finetunecost.terms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.finetunecost.catalog.Catalog;
import dev.finetunecost.prices.PriceBook;
import dev.finetunecost.prices.PriceBooks;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Settings as people write them. */
final class SettingReaderTest {
  private static final PriceBook BOOK = PriceBooks.bundled(Instant.parse("2026-11-24T14:05:00Z"));
  private static final SettingReader READER = new SettingReader(Catalog.bundled(), () -> BOOK);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ENGINEER_RATE|$95/h|$95",
        "ENGINEER_RATE|95|$95",
        "ENGINEER_RATE|95 $ per hour|$95",
        "ENGINEER_RATE|€80/h|80 EUR",
        "ENGINEER_RATE|80 euros an hour|80 EUR",
        "LABEL_PRICE|0.40|$0.4",
        "BUDGET_CEILING|50k|$50,000",
        "BUDGET_CEILING|$1,250,000|$1,250,000",
        "DISCOUNT_RATE|8%|8%",
        "DISCOUNT_RATE|8.5|8.5%",
        "DISCOUNT_RATE|0.08|8%",
        "EXCLUDED_PROVIDERS|RunPod and Vast.ai|runpod, vast",
        "ALLOWED_PROVIDERS|Azure, AWS, azure|azure, aws",
        "ALLOWED_REGIONS|EU, us-east|eu, us-east",
        "CURRENCY|eur|EUR",
        "CURRENCY|€|EUR",
        "CURRENCY|USD|''",
        "EDITORS|<@U2> and <@U3>|<@U2>, <@U3>",
        "NEGOTIATED_PRICES|RunPod h100 $2.10/h|runpod H100 $2.10/h",
        "NEGOTIATED_PRICES|aws h100 spot 1.90 per hour|aws H100 spot $1.90/h",
        "NEGOTIATED_PRICES|OpenAI GPT-4.1-mini $0.30 in $1.20 out|openai gpt-4.1-mini $0.30 in $1.20 out",
      })
  void whatCanBeUsedIsKeptInOneForm(Setting setting, String written, String kept) {
    assertThat(READER.read(setting, written)).isEqualTo(new Reading.Accepted(kept));
  }

  @Test
  void whatWasKeptIsReadAsItself() {
    Map<Setting, String> values =
        Map.of(
            Setting.ENGINEER_RATE, "80 EUR",
            Setting.DISCOUNT_RATE, "8%",
            Setting.NEGOTIATED_PRICES, "runpod H100 $2.10/h\nopenai gpt-4.1-mini $0.3 in $1.2 out",
            Setting.EXCLUDED_PROVIDERS, "runpod, vast",
            Setting.EDITORS, "<@U2>, <@U3>");

    values.forEach((setting, value) ->
        assertThat(READER.read(setting, value)).isEqualTo(new Reading.Accepted(value)));
    OwnSettings settings = new OwnSettings(values);
    assertThat(OwnSettings.fromJson(settings.toJson())).isEqualTo(settings);
  }

  @ParameterizedTest
  @EnumSource(Setting.class)
  void everyExampleOfASettingCanBeUsed(Setting setting) {
    String example = setting == Setting.EDITORS ? "<@U0ADA>" : setting.example();

    assertThat(READER.read(setting, example)).isInstanceOf(Reading.Accepted.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ENGINEER_RATE|a lot|Write an amount of money, such as $95 or 80 EUR.",
        "ENGINEER_RATE|95 XYZ|Write an amount of money, such as $95 or 80 EUR.",
        "ENGINEER_RATE|20000|Must be from $0 to $10000.",
        "DISCOUNT_RATE|high|Write a percentage, such as 8%.",
        "DISCOUNT_RATE|150%|Must be from 0% to 100%.",
        "EXCLUDED_PROVIDERS|runpid|I have no prices of runpid. Nearest: runpod.",
        "CURRENCY|XYZ|I have no exchange rate for XYZ. Write a code such as EUR, GBP or JPY.",
        "EDITORS|ada|Name people with @, such as @ada.",
        "NEGOTIATED_PRICES|runpod h100 cheap|I cannot read “runpod h100 cheap”. Write runpod h100"
            + " $2.10/h, or openai gpt-4.1-mini $0.30 in $1.20 out.",
      })
  void whatCannotIsNamedWithAnExample(Setting setting, String written, String complaint) {
    assertThat(READER.read(setting, written)).isEqualTo(new Reading.Refused(complaint));
  }

  @Test
  void twoPricesOfTheSameThingAreOneTheLater() {
    assertThat(READER.read(Setting.NEGOTIATED_PRICES, "runpod h100 $2.10/h\nrunpod h100 $1.95/h"))
        .isEqualTo(new Reading.Accepted("runpod H100 $1.95/h"));
  }

  @Test
  void wordsSettleOneThingAndOfSeveralAddOne() {
    OwnSettings before = OwnSettings.NONE.with(Setting.EXCLUDED_PROVIDERS, "vast");

    assertThat(SettingWords.read("engineer rate to $95/h"))
        .contains(new SettingWords(Setting.ENGINEER_RATE, "$95/h"));
    assertThat(SettingWords.read("exclude RunPod").orElseThrow().added(before))
        .isEqualTo("vast, RunPod");
    assertThat(SettingWords.read("Exclude regions us-"))
        .contains(new SettingWords(Setting.EXCLUDED_REGIONS, "us-"));
    assertThat(SettingWords.read("exclude none").orElseThrow().added(before)).isEmpty();
    assertThat(SettingWords.read("the weather")).isEmpty();
  }
}

package dev.finetunecost.prices;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What something cost on an earlier day. */
final class PriceHistoryTest extends OverHttp {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);

  @Test
  void whatSomethingCostIsKept() {
    LivePrices prices = refreshed(sources.feeds("runpod"));
    clock.advance(Duration.ofDays(3));
    sources.send("runpod", runPodWithH100("3.10"));
    prices.refreshDue();

    PriceHistory history = new PriceHistory(archive);
    assertThat(gpu(prices, "runpod", "H100")).isEqualByComparingTo("3.10");
    assertThat(gpu(history.on(LocalDate.of(2026, 11, 26)), "runpod", "H100"))
        .isEqualByComparingTo("2.69");
    assertThat(gpu(history.on(LocalDate.of(2026, 11, 28)), "runpod", "H100"))
        .isEqualByComparingTo("3.10");
    // before the first fetch: what was recorded then, and nothing before that
    assertThat(gpu(history.on(LocalDate.of(2026, 9, 30)), "runpod", "H100"))
        .isEqualByComparingTo("2.69");
    assertThat(history.on(LocalDate.of(2026, 9, 1)).gpus())
        .noneMatch(offer -> offer.source().id().equals("runpod"));
  }

  @Test
  void anEarlierPriceSaysWhatItIsNow() {
    LivePrices prices = refreshed(sources.feeds("runpod"));
    clock.advance(Duration.ofDays(3));
    sources.send("runpod", runPodWithH100("3.10"));
    prices.refreshDue();

    List<PriceRow> rows =
        new PriceHistory(archive).answer("h100 on 2026-11-25", prices.get()).rows();

    // 3.10 / 2.69 = 1.152
    assertThat(rows)
        .filteredOn(row -> row.item().equals("H100") && row.tier().equals("community"))
        .filteredOn(row -> row.provider().equals("runpod"))
        .extracting(PriceRow::note)
        .first()
        .isEqualTo("now $3.1 (+15%)");
  }

  @Test
  void aBookOfTheTimeBeforeTheTableOfServicesHasNoneOfThem() {
    PriceBook book = new PriceHistory(SheetArchive.none()).on(LocalDate.of(2026, 1, 31));

    assertThat(book.managed().all())
        .isNotEmpty()
        .allMatch(offer -> !offer.source().asOf().isAfter(LocalDate.of(2026, 1, 31)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "h100 in september|h100|2026-09-30",
        "what did an h100 cost in September?|what did an h100 cost|2026-09-30",
        "h100 in december|h100|2025-12-31",
        "h100 in november|h100|2026-11-25",
        "gpt-4.1-mini in oct 2025|gpt-4.1-mini|2025-10-31",
        "h100 2026-08|h100|2026-08-31",
        "h100 on 2026-10-10|h100|2026-10-10",
        "h100 yesterday|h100|2026-11-24",
        "h100 last month|h100|2026-10-31",
        "h100 3 months ago|h100|2026-08-25",
        "h100 a year ago|h100|2025-11-25"
      })
  void aDayIsReadInManyWays(String text, String words, LocalDate day) {
    assertThat(PriceQuestion.of(text, TODAY)).isEqualTo(new PriceQuestion(words, day));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gpt-4.1-mini-2025-04-14",
        "h100",
        "fine-tuning llama 70b",
        "h100 2027-01-01",
        "claude-3-7-sonnet-20250219",
        "h100 on 2026-02-30"
      })
  void whatIsNoDayOfThePastIsLeftInTheWords(String text) {
    assertThat(PriceQuestion.of(text, TODAY)).isEqualTo(new PriceQuestion(text, null));
  }
}

package dev.finetunecost.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.finetunecost.catalog.Catalog;
import dev.finetunecost.engine.Estimate;
import dev.finetunecost.engine.price.Source;
import dev.finetunecost.engine.price.TokenPrice;
import dev.finetunecost.engine.units.PricingUnit;
import dev.finetunecost.engine.units.UnitPrice;
import dev.finetunecost.prices.ManagedOffers;
import dev.finetunecost.prices.PriceBook;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Sources that differ on a price, with and without consequences. */
final class ConflictTest {
  private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

  @Test
  void aPriceThatOthersSeeThreeTimesAsHighIsSaidWhereItTurnsTheAnswer() {
    // At $0.40 and $1.60 the API wins by a factor of 2.6
    PriceBook book = book("1.60", "6.40");

    assertThat(Conflict.of(estimate(book), book))
        .containsExactly(
            new Conflict(
                "gpt-4.1-mini",
                false,
                new Source("genai-prices", "https://example.com", DAY.minusDays(1)),
                3));
  }

  @Test
  void aDifferenceThatChangesNothingIsNotSaid() {
    PriceBook book = book("0.44", "1.76");

    assertThat(Conflict.of(estimate(book), book)).isEmpty();
  }

  private static Estimate estimate(PriceBook book) {
    Outcome outcome = new Estimator(Catalog.bundled()).estimate(Said.SUPPORT_EMAILS, book, DAY);
    return ((Outcome.Answered) outcome).estimate();
  }

  private static PriceBook book(String otherInput, String otherOutput) {
    return new PriceBook(
        Said.PRICES.asOf(),
        List.of(
            price("litellm", DAY, "0.40", "1.60"),
            price("genai-prices", DAY.minusDays(1), otherInput, otherOutput)),
        Said.PRICES.gpus(),
        ManagedOffers.bundled(),
        List.of());
  }

  private static TokenPrice price(String source, LocalDate day, String input, String output) {
    return new TokenPrice(
        "openai",
        "gpt-4.1-mini",
        "standard",
        "any",
        UnitPrice.of(input, PricingUnit.MILLION_TOKENS),
        null,
        UnitPrice.of(output, PricingUnit.MILLION_TOKENS),
        new Source(source, "https://example.com", day));
  }
}

package dev.finetunecost.prices;

import static org.assertj.core.api.Assertions.assertThat;

import dev.finetunecost.engine.price.GpuOffer;
import dev.finetunecost.engine.price.TokenPrice;
import java.time.Instant;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BundledPricesTest {
  private final PriceBook book = PriceBooks.bundled(Instant.parse("2026-11-25T00:00:00Z"));

  /** List prices of 2026-09-23 by genai-prices, in dollars per million tokens. */
  @ParameterizedTest
  @CsvSource({"gpt-4.1-mini,openai,0.4,0.1,1.6", "gpt-4o-mini,openai,0.15,0.075,0.6"})
  void aHostedModelCostsItsMakersListPrice(
      String model, String provider, String input, String cached, String output) {
    TokenPrice price = book.tokenPrice(model).orElseThrow();

    assertThat(price.provider()).isEqualTo(provider);
    assertThat(price.input().amount()).isEqualByComparingTo(input);
    assertThat(Objects.requireNonNull(price.cachedInput()).amount()).isEqualByComparingTo(cached);
    assertThat(price.output().amount()).isEqualByComparingTo(output);
  }

  @Test
  void theBigCloudsAndTheMarketplacesAllOfferGpus() {
    assertThat(book.gpus().stream().map(GpuOffer::provider).collect(Collectors.toSet()))
        .contains("runpod", "lambda", "aws", "azure", "gcp", "oracle", "vast", "nebius");
  }
}

package dev.finetunecost.prices;

import static org.assertj.core.api.Assertions.assertThat;

import dev.finetunecost.engine.price.GpuOffer;
import dev.finetunecost.engine.price.ManagedOffer;
import dev.finetunecost.engine.price.Source;
import dev.finetunecost.engine.price.TokenPrice;
import dev.finetunecost.engine.units.PricingUnit;
import dev.finetunecost.engine.units.UnitPrice;
import dev.finetunecost.prices.feed.Recorded;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The book that comes with the product: look-ups, choosing, searching. */
final class BundledPricesTest {
  private static final PriceBook BOOK = PriceBooks.bundled(Instant.parse("2026-11-25T00:00:00Z"));
  private static final LocalDate NOVEMBER = LocalDate.of(2026, 11, 25);

  /** List prices of 2026-09-23 by genai-prices, in dollars per million tokens. */
  @ParameterizedTest
  @CsvSource({
    "gpt-4.1-mini, openai, 0.4, 0.1, 1.6",
    "GPT 4.1 mini, openai, 0.4, 0.1, 1.6",
    "openai/gpt-4.1-mini-2025-04-14, openai, 0.4, 0.1, 1.6",
    "azure/gpt-4.1-mini, azure, 0.4, 0.1, 1.6",
    "gpt-4o-mini, openai, 0.15, 0.075, 0.6",
    "claude-sonnet-4.5, anthropic, 3, 0.3, 15",
    "anthropic/claude-sonnet-4-5-20250929, anthropic, 3, 0.3, 15",
    "bedrock/us.anthropic.claude-sonnet-4-5-20250929-v1:0, aws, 3, 0.3, 15",
    // what OpenAI asks, not the half that OpenRouter asks
    "gpt-5.6-luna, openai, 0.2, 0.02, 1.2",
    "ft:gpt-4.1-mini-2025-04-14:acme::x1, openai, 0.8, 0.2, 3.2",
  })
  void aHostedModelIsFoundByAnyOfItsNames(
      String model, String provider, String input, String cached, String output) {
    TokenPrice price = BOOK.tokenPrice(model).orElseThrow();

    assertThat(price.provider()).isEqualTo(provider);
    assertThat(price.input().amount()).isEqualByComparingTo(input);
    assertThat(Objects.requireNonNull(price.cachedInput()).amount()).isEqualByComparingTo(cached);
    assertThat(price.output().amount()).isEqualByComparingTo(output);
  }

  @Test
  void anOpenModelCostsWhatItsCheapestHostAsks() {
    TokenPrice price = BOOK.tokenPrice("llama-3.3-70b").orElseThrow();

    assertThat(price.model()).contains("3.3-70b");
    assertThat(price.output().amount()).isLessThanOrEqualTo(new BigDecimal("0.4"));
    assertThat(price.provider()).isNotEqualTo("openrouter");
  }

  @Test
  void aModelThatNobodySellsHasNoPrice() {
    assertThat(BOOK.tokenPrice("gpt-17-mega")).isEmpty();
    assertThat(BOOK.tokenPrice("deepseek")).isEmpty();
  }

  @Test
  void answersThatMayTakeADayCostHalf() {
    TokenPrice batch = BOOK.batchPrice("gpt-4.1-mini").orElseThrow();

    assertThat(batch.input().amount()).isEqualByComparingTo("0.2");
    assertThat(batch.output().amount()).isEqualByComparingTo("0.8");
  }

  @Test
  void theBigCloudsAndTheMarketplacesAllOfferGpus() {
    assertThat(BOOK.gpus().stream().map(GpuOffer::provider).collect(Collectors.toSet()))
        .contains("runpod", "lambda", "aws", "azure", "gcp", "oracle", "vast", "nebius");
    assertThat(BOOK.gpus("H100")).isNotEmpty().allMatch(offer -> offer.gpu().equals("H100"));
  }

  @Test
  void aThingIsInTheBookOnce() {
    assertThat(BOOK.gpus()).extracting(Identity::of).doesNotHaveDuplicates();
    assertThat(BOOK.tokens()).extracting(Identity::of).doesNotHaveDuplicates();
  }

  @Test
  void sourcesThatAgreeAreSaidToAndSourcesThatDifferByHowMuch() {
    GpuOffer secure = runPod("secure");
    GpuOffer community = runPod("community");

    // 3.99 on 2026-10-10, 3.49 on 2026-09-29: 12.5 % less
    assertThat(secure.listUnitPrice().amount()).isEqualByComparingTo("3.99");
    assertThat(BOOK.agreement(secure).largestDifference()).isBetween(0.125, 0.126);
    assertThat(BOOK.agreement(secure).note()).isEqualTo("runpod (2026-09-29) says 13 % less");
    assertThat(BOOK.agreement(community).note()).isEqualTo("runpod agrees");
  }

  @Test
  void aNewerResellerNeverReplacesTheMaker() {
    TokenPrice maker = price("openai", "litellm", "2026-08-01", "2");
    TokenPrice reseller = price("openai", "huggingface", "2026-11-20", "1");
    PriceBook book =
        new PriceBook(
            Instant.EPOCH, List.of(reseller, maker), List.of(), ManagedOffers.bundled(), List.of());

    assertThat(book.tokenPrice("gpt-4.1")).contains(maker);
    assertThat(book.agreement(maker).note()).isEqualTo("huggingface (2026-11-20) says 50 % less");
  }

  @Test
  void aPriceIsStaleAfterThirtyDays() {
    Source source = new Source("x", "https://example.com", LocalDate.of(2026, 10, 26));

    assertThat(PriceBook.isStale(source, NOVEMBER)).isFalse();
    assertThat(PriceBook.isStale(source, NOVEMBER.plusDays(1))).isTrue();
  }

  @Test
  void anAnnouncedPriceStandsBesideTheCurrentOne() {
    TokenPrice now = BOOK.tokenPrice("gemini-3.6-flash").orElseThrow();

    assertThat(now.input().amount()).isEqualByComparingTo("0.75");
    assertThat(BOOK.announcedAfter(now))
        .hasValueSatisfying(change -> {
          assertThat(change.from()).isEqualTo(LocalDate.of(2027, 1, 1));
          assertThat(change.price().input().amount()).isEqualByComparingTo("1.5");
        });
  }

  @Test
  void aWorkspaceUsesWhatItAllowsAtWhatItNegotiated() {
    GpuOffer own =
        new GpuOffer(
            "aws",
            "agreement",
            "H100",
            8,
            "eu-west-1",
            false,
            UnitPrice.of("4.10", PricingUnit.GPU_HOUR),
            PricePolicy.negotiated("frame contract 17", NOVEMBER));
    PricePolicy policy =
        new PricePolicy(
            Set.of("aws", "openai"), Set.of("runpod"), Set.of("eu-"), List.of(), List.of(own));

    PriceBook book = BOOK.under(policy);

    assertThat(book.gpus("H100")).containsExactly(own);
    assertThat(book.gpus()).allMatch(offer -> offer.provider().equals("aws"));
    assertThat(book.tokenPrice("gpt-4.1-mini")).isPresent();
    assertThat(book.tokenPrice("claude-sonnet-5").map(TokenPrice::provider)).contains("aws");
    assertThat(book.managed().all().map(ManagedOffer::provider).distinct())
        .containsExactly("openai");
    assertThat(BOOK.under(PricePolicy.OPEN)).isSameAs(BOOK);
  }

  @Test
  void aServiceIsOfferedInItsCheapestRegionAndInItsCheapestOneOfTheUnion() {
    List<ManagedOffer> offers =
        BOOK.managed().forHosted("gpt-4.1-mini-2025-04-14").stream()
            .filter(offer -> offer.provider().equals("azure"))
            .toList();

    assertThat(offers)
        .extracting(ManagedOffer::tier)
        .containsOnly("global", "regional", "data zone", "developer");
    // 0.0055 in the American regions and 0.00605 in Sweden, per 1K tokens
    assertThat(offers)
        .filteredOn(offer -> offer.tier().equals("regional"))
        .extracting(offer -> offer.trainingLow().amount().stripTrailingZeros().toPlainString())
        .containsExactly("5.5", "6.05");
    assertThat(BOOK.managed().forHosted("o4-mini"))
        .isNotEmpty()
        .allMatch(offer -> offer.trainingLow().unit() == PricingUnit.HOUR);
  }

  @Test
  void aClosedServiceSaysSinceWhenAndUntilWhen() {
    ManagedOffer.Availability openai =
        BOOK.managed().forHosted("gpt-4.1").stream()
            .filter(offer -> offer.provider().equals("openai"))
            .findFirst()
            .orElseThrow()
            .availability();

    assertThat(openai.closedToNewSince()).isEqualTo(LocalDate.of(2026, 5, 7));
    assertThat(openai.lastJobs()).isEqualTo(LocalDate.of(2027, 1, 6));
  }

  @ParameterizedTest
  @CsvSource({
    "h100, gpu, runpod, H100",
    "h100 price, gpu, runpod, H100",
    "h10, gpu, runpod, H100",
    "aws h100, gpu, aws, H100 × 8",
    "aws h100 spot, gpu, aws, H100 × 8",
    "4090, gpu, runpod, RTX-4090",
    "gpt-4.1-mini, tokens, openai, gpt-4.1-mini input",
    "gpt 4.1-mini, tokens, openai, gpt-4.1-mini input",
    "gpt-4.1-mni, tokens, openai, gpt-4.1-mini input",
    "fine-tuning gpt-4.1-mini, fine-tuning, azure, gpt-4.1-mini training",
    "fine-tuning llama 70b, fine-tuning, tinker, llama-3.1-70b training",
    "finetune llama 8b, fine-tuning, tinker, llama-3.1-8b training",
  })
  void theBestMatchComesFirst(String words, String kind, String provider, String item) {
    PriceRow first = BOOK.search(words).getFirst();

    assertThat(first.kind()).isEqualTo(kind);
    assertThat(first.item()).isEqualTo(item);
    assertThat(first.provider()).isEqualTo(provider);
    assertThat(first.source().reference()).startsWith("https://");
  }

  @Test
  void aServiceForModelsUpToASizeIsFoundByASizeBelowIt() {
    assertThat(BOOK.search("fine-tuning llama 8b"))
        .extracting(PriceRow::provider)
        .contains("fireworks", "ori");
    assertThat(BOOK.search("fine-tuning llama 70b"))
        .extracting(PriceRow::provider)
        .doesNotContain("fireworks", "ori");
  }

  @Test
  void noWordsFindAllAndNonsenseNothing() {
    assertThat(BOOK.search("").size()).isGreaterThan(BOOK.tokens().size() + BOOK.gpus().size());
    assertThat(BOOK.search("xyzzy plugh")).isEmpty();
  }

  @Test
  void theSnapshotIsWhatTheParsersMakeOfTheRecordings() throws IOException {
    StringWriter text = new StringWriter();
    SnapshotFile.write(Recorded.newestSheets(), text);

    assertThat(SnapshotFile.read(new StringReader(text.toString())))
        .isEqualTo(SnapshotFile.bundled());
  }

  private static GpuOffer runPod(String tier) {
    return BOOK.gpus("H100").stream()
        .filter(offer -> offer.provider().equals("runpod") && offer.tier().equals(tier))
        .findFirst()
        .orElseThrow();
  }

  private static TokenPrice price(String provider, String source, String day, String dollars) {
    UnitPrice price = UnitPrice.of(dollars, PricingUnit.MILLION_TOKENS);
    return new TokenPrice(
        provider,
        "gpt-4.1",
        price,
        null,
        price,
        new Source(source, "https://example.com", LocalDate.parse(day)));
  }
}

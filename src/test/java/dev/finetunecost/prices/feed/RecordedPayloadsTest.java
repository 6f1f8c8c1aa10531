package dev.finetunecost.prices.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.finetunecost.engine.price.GpuOffer;
import dev.finetunecost.engine.price.ManagedOffer;
import dev.finetunecost.engine.price.TokenPrice;
import dev.finetunecost.engine.units.PricingUnit;
import dev.finetunecost.engine.units.UnitPrice;
import dev.finetunecost.prices.PriceSheet;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What the parsers make of what feeds really sent; expected values are read off the payloads. */
final class RecordedPayloadsTest {

  @ParameterizedTest
  @CsvSource({
    // per token in the payload: 4e-07, 1e-07, 1.6e-06
    "openai, gpt-4.1-mini, standard, any, 0.4, 0.1, 1.6",
    "openai, gpt-4.1-mini, batch, any, 0.2, , 0.8",
    "openai, ft:gpt-4.1-mini-2025-04-14, standard, any, 0.8, 0.2, 3.2",
    // the price up to 200k tokens, not the 6 and 22.5 above
    "anthropic, claude-sonnet-4-5, standard, any, 3, 0.3, 15",
    "aws, claude-sonnet-5, standard, any, 2, 0.2, 10",
    "aws, claude-sonnet-5, standard, us, 2.2, 0.22, 11",
    "openai, gpt-5.6-luna, standard, any, 0.2, 0.02, 1.2",
    "together, llama-3.3-70b-instruct-turbo, standard, any, 0.88, , 0.88",
    "fireworks, llama-v3p1-8b-instruct, standard, any, 0.1, , 0.1",
    // an embedding has no output: one price
    "openai, text-embedding-3-small, standard, any, 0.02, , 0.02",
  })
  void liteLlmSaysDollarsPerToken(
      String provider,
      String model,
      String tier,
      String region,
      String input,
      BigDecimal cached,
      String output)
      throws IOException {
    TokenPrice price = token(Recorded.LITELLM.sheet(), provider, model, tier, region);

    assertThat(price.input().amount()).isEqualByComparingTo(input);
    assertThat(price.output().amount()).isEqualByComparingTo(output);
    assertThat(Optional.ofNullable(price.cachedInput()).map(UnitPrice::amount))
        .usingValueComparator(BigDecimal::compareTo)
        .isEqualTo(Optional.ofNullable(cached));
  }

  @Test
  void liteLlmsSlipOfADigitIsNoPrice() throws IOException {
    // 0.2 in and 6.0 out, where its sibling of the same host says 0.6
    assertThat(Recorded.LITELLM.sheet().tokens())
        .noneMatch(price -> price.model().equals("qwen3-235b-a22b-instruct-2507-tput"));
  }

  @Test
  void liteLlmsSpecificationAndFreeModelsAreNoPrices() throws IOException {
    assertThat(Recorded.LITELLM.sheet().tokens())
        .noneMatch(price -> price.model().equals("sample_spec"))
        .allMatch(price -> price.input().amount().signum() > 0);
  }

  @Test
  void openRouterIsAResellerWithNoiseInItsDecimals() throws IOException {
    PriceSheet sheet = Recorded.OPENROUTER.sheet();

    // "0.0000001" and "0.0000006000000000000001" per token, half of what the maker asks
    TokenPrice luna = token(sheet, "openrouter", "gpt-5.6-luna", "standard", "any");
    assertThat(luna.input().amount()).isEqualByComparingTo("0.1");
    assertThat(luna.output().amount()).isEqualByComparingTo("0.6");
    assertThat(sheet.tokens()).allMatch(price -> price.provider().equals("openrouter"));
  }

  @Test
  void openRoutersRoutersAliasesAndFreeVariantsAreNoPrices() throws IOException {
    // of 336 entries: 6 routers, 10 aliases and the free variants, some with the price 0
    assertThat(Recorded.OPENROUTER.sheet().tokens())
        .hasSizeBetween(290, 310)
        .noneMatch(price -> price.model().contains(":free"))
        .noneMatch(price -> price.model().startsWith("auto"))
        .noneMatch(price -> price.model().equals("gpt-latest"));
  }

  @ParameterizedTest
  @CsvSource({
    "openai, gpt-4.1-mini, any, 0.4, 1.6",
    "anthropic, claude-sonnet-4-5, any, 3, 15",
    // from 2026-07-30 on; 1.1 and 6.6 before
    "aws, gpt-5.6-luna, regional, 0.22, 1.32",
    // dearer for the 16 hours from 00:30 to 16:30 UTC
    "deepseek, deepseek-chat, any, 0.27, 1.1",
    // dearer only for 3 hours and for 4
    "deepseek, deepseek-v4-flash, any, 0.22, 0.66",
  })
  void genAiPricesHoldOnTheDayOfTheSheet(
      String provider, String model, String region, String input, String output)
      throws IOException {
    TokenPrice price = token(Recorded.GENAI_PRICES.sheet(), provider, model, "standard", region);

    assertThat(price.input().amount()).isEqualByComparingTo(input);
    assertThat(price.output().amount()).isEqualByComparingTo(output);
  }

  @Test
  void aPriceForALaterDayIsAnnouncedAndNotApplied() throws IOException {
    PriceSheet august = Recorded.GENAI_PRICES_OF_AUGUST.sheet();

    assertThat(token(august, "anthropic", "claude-sonnet-5", "standard", "any").input().amount())
        .isEqualByComparingTo("2");
    assertThat(august.announced())
        .filteredOn(change ->
            change.price().provider().equals("anthropic")
                && change.price().model().equals("claude-sonnet-5"))
        .singleElement()
        .satisfies(change -> {
          assertThat(change.from()).isEqualTo(LocalDate.of(2026, 9, 1));
          assertThat(change.price().input().amount()).isEqualByComparingTo("3");
        });
    // the rise was dropped again before it came
    assertThat(Recorded.GENAI_PRICES.sheet().announced())
        .noneMatch(change -> change.price().model().equals("claude-sonnet-5"));
  }

  @ParameterizedTest
  @CsvSource({
    "H100, secure, 3.49",
    "H100, community, 2.69",
    "H100-PCIe, secure, 2.89",
    "H100-NVL, community, 2.59",
    "MI300X, secure, 2.39",
    "B300, community, 6.94",
    "RTX-4090, community, 0.34",
  })
  void runPodSaysDollarsPerGpuHour(String gpu, String tier, String price) throws IOException {
    assertThat(gpu(Recorded.RUNPOD.sheet(), gpu, tier)).isEqualByComparingTo(price);
  }

  @ParameterizedTest
  @CsvSource({
    "MI300X, community", // 0.5
    "H200-NVL, community", // 0.5
    "A100-40GB, secure", // 0
    "RTX-4080, secure", // 0.5
  })
  void runPodsFillersAreNoOffers(String gpu, String tier) throws IOException {
    assertThat(Recorded.RUNPOD.sheet().gpus())
        .noneMatch(offer -> offer.gpu().equals(gpu) && offer.tier().equals(tier));
  }

  @Test
  void aSliceOfAGpuIsNotAGpu() throws IOException {
    assertThat(Recorded.RUNPOD.sheet().gpus()).noneMatch(offer -> offer.sku().contains("MIG"));
    assertThat(Recorded.GPU_PRICE_INDEX.sheet().gpus())
        .noneMatch(offer -> offer.sku().contains("MIG"))
        .noneMatch(offer -> offer.listUnitPrice().amount().compareTo(new BigDecimal("0.5")) == 0);
  }

  @Test
  void vastPricesAreTheMedianOfEnoughOffersPerGpu() throws IOException {
    PriceSheet sheet = Recorded.VAST.sheet();

    // 4.5348/2, 2.2693, 3.2156, 2.0996, 12.8053/4: the middle of the five is 2.2693
    assertThat(gpu(sheet, "H100", "community")).isEqualByComparingTo("2.2693");
    // four offers of an A100 SXM4 with 40 GB, one of them with 39936 MB; too few for a median
    assertThat(sheet.gpus()).extracting(GpuOffer::gpu).containsExactly("H100");
    assertThat(sheet.gpus().getFirst().source().reference())
        .contains("median of 5 offers, from $2.0996");
  }

  @Test
  void azureSellsWholeMachinesAndListsMoreThanItSells() throws IOException {
    List<GpuOffer> offers = Recorded.AZURE_GPUS.sheet().gpus();

    // 98.32 for eight
    assertThat(azure(offers, "Standard_ND96isr_H100_v5", "eastus", false))
        .contains(new BigDecimal("12.29"));
    assertThat(azure(offers, "Standard_NC48ads_A100_v4", "eastus", false))
        .contains(new BigDecimal("3.673"));
    assertThat(azure(offers, "Standard_NC40ads_H100_v5", "uaenorth", true))
        .contains(new BigDecimal("1.844304"));
    // Windows, low priority and government rows are other things
    assertThat(azure(offers, "Standard_ND96isr_H100_v5", "centralus", false)).isEmpty();
    assertThat(azure(offers, "Standard_NC80adis_H100_v5", "germanywestcentral", false)).isEmpty();
    assertThat(azure(offers, "Standard_ND96isr_H200_v5", "usgovvirginia", false)).isEmpty();
    // "Spot" at the full price is no spot price
    assertThat(azure(offers, "Standard_ND96isr_H200_v5", "uksouth", true)).isEmpty();
  }

  @Test
  void oracleIsReadByPartNumber() throws IOException {
    PriceSheet sheet = Recorded.ORACLE.sheet();

    assertThat(gpu(sheet, "H100", "standard")).isEqualByComparingTo("10");
    assertThat(gpu(sheet, "B200", "standard")).isEqualByComparingTo("14");
    // not the 0.6 of a commitment for a box in one's own house, nor the 10.75 of an "H100T"
    assertThat(gpu(sheet, "L40S", "standard")).isEqualByComparingTo("3.5");
    assertThat(sheet.gpus()).hasSize(12);
  }

  @ParameterizedTest
  @CsvSource({
    // model, tier, region, training, input, cached, output, hosting; per 1K tokens in the payload
    "gpt-4.1, global, eastus2, 25, 2, 0.5, 8, 1.7",
    "gpt-4.1, regional, eastus2, 27.5, 2.2, 0.55, 8.8, 1.7",
    "gpt-4.1, data zone, eastus2, 27.5, 2.2, 0.55, 8.8, 1.7",
    "gpt-4.1, developer, eastus2, 12.5, 2, 0.5, 8, 0",
    "gpt-4.1-mini, global, eastus2, 5, 0.4, 0.1, 1.6, 1.7",
    "gpt-4.1-nano, developer, eastus2, 0.75, 0.1, 0.025, 0.4, 0",
    "gpt-4o, global, eastus2, 25, 2.5, 1.25, 10, 1.7",
    // its developer meters say 1.375, 44 and 2.75: mislabelled
    "gpt-4o, developer, eastus2, 12.5, 2.5, 1.25, 10, 0",
    "gpt-4o-mini, global, swedencentral, 3, 0.15, 0.075, 0.6, 1.7",
    "gpt-4o-mini, data zone, eastus2, 3.3, 0.165, 0.083, 0.66, 1.7",
    "gpt-oss-20b, global, eastus2, 3.6, 0.07, , 0.3, 0.3",
    "gpt-oss-20b, data zone, eastus2, 4, 0.077, , 0.33, 0.33",
  })
  void azureFineTuningIsPutTogetherFromMeters(
      String model,
      String tier,
      String region,
      String training,
      String input,
      BigDecimal cached,
      String output,
      String hosting)
      throws IOException {
    ManagedOffer offer = managed(model, tier, region);
    TokenPrice tuned = Optional.ofNullable(offer.inference()).orElseThrow();

    assertThat(offer.method()).isEqualTo("sft");
    assertThat(offer.trainingLow()).isEqualTo(offer.trainingHigh());
    assertThat(offer.trainingLow().amount()).isEqualByComparingTo(training);
    assertThat(tuned.input().amount()).isEqualByComparingTo(input);
    assertThat(tuned.output().amount()).isEqualByComparingTo(output);
    assertThat(Optional.ofNullable(tuned.cachedInput()).map(UnitPrice::amount))
        .usingValueComparator(BigDecimal::compareTo)
        .isEqualTo(Optional.ofNullable(cached));
    assertThat(Optional.ofNullable(offer.hostingPerHour()).orElseThrow().amount())
        .isEqualByComparingTo(hosting);
  }

  @ParameterizedTest
  @CsvSource({
    "global, eastus2, 100",
    "regional, eastus2, 110",
    "data zone, eastus2, 110",
    "regional, swedencentral, 121",
    "developer, eastus2, 50",
  })
  void reinforcementIsBilledByTheHour(String tier, String region, String perHour)
      throws IOException {
    ManagedOffer offer = managed("o4-mini", tier, region);

    assertThat(offer.method()).isEqualTo("rft");
    assertThat(offer.trainingLow().unit()).isEqualTo(PricingUnit.HOUR);
    assertThat(offer.trainingLow().amount()).isEqualByComparingTo(perHour);
  }

  @Test
  void aTunedModelOfTheDeveloperTierMayNotStay() throws IOException {
    assertThat(managed("gpt-4.1", "developer", "eastus2").availability().production()).isFalse();
    assertThat(managed("gpt-4.1", "global", "eastus2").availability().production()).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void everyRecordingGivesPricesWithWhereAndWhen(Recorded recorded) throws IOException {
    PriceSheet sheet = recorded.sheet();

    assertThat(sheet.rows()).isPositive();
    assertThat(sheet.tokens())
        .allMatch(price -> price.source().asOf().equals(day(recorded)))
        .allMatch(price -> price.source().reference().startsWith("https://"));
    assertThat(sheet.gpus())
        .allMatch(offer -> offer.source().asOf().equals(day(recorded)))
        .allMatch(offer -> offer.listUnitPrice().unit() == PricingUnit.GPU_HOUR);
  }

  @Test
  void whatIsNoPriceListSaysSo() {
    byte[] html = "<!doctype html><title>Sorry</title>".getBytes(StandardCharsets.UTF_8);

    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> LiteLlmFeed.parse(html, Recorded.LITELLM.asOf()))
        .withMessage("it did not send the JSON that we know");
  }

  private static TokenPrice token(
      PriceSheet sheet, String provider, String model, String tier, String region) {
    return sheet.tokens().stream()
        .filter(price ->
            price.provider().equals(provider)
                && price.model().equals(model)
                && price.tier().equals(tier)
                && price.region().equals(region))
        .findFirst()
        .orElseThrow();
  }

  private static BigDecimal gpu(PriceSheet sheet, String gpu, String tier) {
    return sheet.gpus().stream()
        .filter(offer -> offer.gpu().equals(gpu) && offer.tier().equals(tier) && !offer.spot())
        .findFirst()
        .orElseThrow()
        .listUnitPrice()
        .amount();
  }

  private static Optional<BigDecimal> azure(
      List<GpuOffer> offers, String sku, String region, boolean spot) {
    return offers.stream()
        .filter(offer ->
            offer.sku().equals(sku) && offer.region().equals(region) && offer.spot() == spot)
        .map(offer -> offer.listUnitPrice().amount())
        .findFirst();
  }

  private static ManagedOffer managed(String model, String tier, String region) throws IOException {
    return Recorded.AZURE_FINE_TUNING.sheet().managed().stream()
        .filter(offer ->
            offer.model().equals(model)
                && offer.tier().equals(tier)
                && offer.region().equals(region))
        .findFirst()
        .orElseThrow();
  }

  private static LocalDate day(Recorded recorded) {
    return LocalDate.ofInstant(recorded.asOf(), ZoneOffset.UTC);
  }
}

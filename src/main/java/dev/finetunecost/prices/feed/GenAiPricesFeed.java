package dev.finetunecost.prices.feed;

import dev.finetunecost.engine.price.Source;
import dev.finetunecost.engine.price.TokenPrice;
import dev.finetunecost.engine.units.UnitPrice;
import dev.finetunecost.prices.Download;
import dev.finetunecost.prices.ModelNames;
import dev.finetunecost.prices.PriceFeed;
import dev.finetunecost.prices.PriceSheet;
import dev.finetunecost.prices.PriceSheet.Announced;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import okhttp3.HttpUrl;
import okhttp3.Request;
import tools.jackson.databind.JsonNode;

/**
 * Pydantic's genai-prices: curated prices per million tokens, with the dates from which they hold,
 * MIT licence.
 *
 * <p>Base prices are taken, not the dearer tiers for very long prompts. A price for a later day is
 * announced, not applied. Of prices that depend on the time of day, the one that holds for most of
 * the day is taken.
 */
final class GenAiPricesFeed implements PriceFeed {
  static final String HOME =
      "https://raw.githubusercontent.com/pydantic/genai-prices/main/prices/new_data/v2/data_slim.json";
  private static final String ID = "genai-prices";

  private static final Set<String> PROVIDERS =
      Set.of(
          "openai",
          "anthropic",
          "google",
          "mistral",
          "x-ai",
          "deepseek",
          "together",
          "fireworks",
          "groq",
          "azure",
          "aws",
          "cohere",
          "moonshotai",
          "voyageai",
          "cerebras",
          "perplexity",
          "novita",
          "baseten");

  private final HttpUrl address;

  GenAiPricesFeed(HttpUrl address) {
    this.address = address;
  }

  @Override
  public String id() {
    return ID;
  }

  @Override
  public String name() {
    return "genai-prices";
  }

  @Override
  public Duration timeToLive() {
    return Duration.ofHours(24);
  }

  @Override
  public PriceSheet fetch(Download download) throws IOException {
    return parse(download.getIfChanged(new Request.Builder().url(address).build()), download.now());
  }

  static PriceSheet parse(byte[] payload, Instant asOf) throws IOException {
    JsonNode root = Json.read(payload, JsonNode.class);
    JsonNode providers = root.isObject() ? root.path("providers") : root;
    if (!providers.isArray()) {
      throw new IOException("it sent no list of providers");
    }
    LocalDate day = asOf.atOffset(ZoneOffset.UTC).toLocalDate();
    Source source = new Source(ID, "https://github.com/pydantic/genai-prices", day);
    TokenRows current = new TokenRows();
    List<Announced> announced = new ArrayList<>();
    for (JsonNode provider : providers) {
      if (PROVIDERS.contains(provider.path("id").asString(""))) {
        for (JsonNode model : provider.path("models")) {
          Model sold =
              new Model(provider.path("id").asString(""), model.path("id").asString(""), source);
          sold.add(onDay(model.path("prices"), day), current);
          announced.addAll(sold.announced(model.path("prices"), day));
        }
      }
    }
    return new PriceSheet(
        ID, asOf, current.prices(), List.of(), List.of(), announced, current.rejected());
  }

  /** A model of one provider. */
  private record Model(String provider, String id, Source source) {

    void add(JsonNode prices, TokenRows rows) {
      Optional<UnitPrice> input = perMillion(prices.path("input_mtok"));
      if (input.isEmpty() && !prices.has("input_mtok")) {
        return; // billed by the request, the page or the hour
      }
      rows.add(
          ModelNames.provider(provider),
          ModelNames.model(id),
          "standard",
          ModelNames.region(id),
          input,
          perMillion(prices.path("cache_read_mtok")),
          // An embedding has no output
          prices.has("output_mtok") ? perMillion(prices.path("output_mtok")) : input,
          source);
    }

    List<Announced> announced(JsonNode prices, LocalDate day) {
      List<Announced> later = new ArrayList<>();
      for (JsonNode conditional : prices.isArray() ? prices : prices.path("none")) {
        Optional<LocalDate> start = start(conditional.path("constraint"));
        if (start.filter(date -> date.isAfter(day)).isPresent()) {
          TokenRows rows = new TokenRows();
          add(conditional.path("prices"), rows);
          for (TokenPrice price : rows.prices()) {
            later.add(new Announced(start.get(), price));
          }
        }
      }
      return later;
    }
  }

  /** The prices of this day: one set, or the last of several whose condition holds. */
  private static JsonNode onDay(JsonNode prices, LocalDate day) {
    if (!prices.isArray()) {
      return prices;
    }
    JsonNode current = prices.path("none");
    for (JsonNode conditional : prices) {
      JsonNode constraint = conditional.path("constraint");
      boolean holds =
          !constraint.isObject()
              || start(constraint).filter(date -> !date.isAfter(day)).isPresent()
              || holdsMostOfTheDay(constraint);
      if (holds) {
        current = conditional.path("prices");
      }
    }
    return current;
  }

  private static Optional<LocalDate> start(JsonNode constraint) {
    try {
      return Optional.of(LocalDate.parse(constraint.path("start_date").asString("")));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static boolean holdsMostOfTheDay(JsonNode constraint) {
    try {
      OffsetTime start = OffsetTime.parse(constraint.path("start_time").asString(""));
      OffsetTime end = OffsetTime.parse(constraint.path("end_time").asString(""));
      Duration span = Duration.between(start, end);
      return (span.isNegative() ? span.plusDays(1) : span).toHours() > 12;
    } catch (DateTimeParseException e) {
      return false;
    }
  }

  /** A price is a number, or a base with tiers above it. */
  private static Optional<UnitPrice> perMillion(JsonNode price) {
    JsonNode base = price.isObject() ? price.path("base") : price;
    return base.isNumber() ? Dollars.perMillionTokens(base.decimalValue()) : Optional.empty();
  }
}

package dev.finetunecost.prices;

import dev.finetunecost.engine.price.Source;
import dev.finetunecost.engine.price.TokenPrice;
import dev.finetunecost.engine.units.UnitPrice;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Pydantic's genai-prices: curated prices per million tokens, with the dates from which they hold,
 * MIT licence.
 *
 * <p>Base prices are taken; dearer tiers for very long prompts are not read yet. A price that is
 * announced for a later day than the sheet's own is not applied.
 */
public final class GenAiPricesFeed implements PriceFeed {
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
          "cerebras");

  private final JsonMapper json;

  public GenAiPricesFeed(JsonMapper json) {
    this.json = json;
  }

  @Override
  public String id() {
    return "genai-prices";
  }

  @Override
  public URI home() {
    return URI.create(
        "https://raw.githubusercontent.com/pydantic/genai-prices/main/prices/new_data/v2/data_slim.json");
  }

  @Override
  public Duration timeToLive() {
    return Duration.ofHours(24);
  }

  @Override
  public Request request(URI address) {
    return new Request.Builder().url(address.toString()).build();
  }

  @Override
  public PriceSheet parse(byte[] payload, Instant asOf) throws IOException {
    LocalDate day = asOf.atOffset(ZoneOffset.UTC).toLocalDate();
    Source source = new Source(id(), "https://github.com/pydantic/genai-prices", day);
    List<TokenPrice> prices = new ArrayList<>();
    int rejected = 0;
    for (JsonNode provider : providers(payload)) {
      if (!PROVIDERS.contains(provider.path("id").asString(""))) {
        continue;
      }
      for (JsonNode model : provider.path("models")) {
        Optional<TokenPrice> price = price(provider.path("id").asString(), model, day, source);
        price.ifPresent(prices::add);
        rejected += price.isPresent() ? 0 : 1;
      }
    }
    return new PriceSheet(id(), asOf, prices, List.of(), rejected);
  }

  private JsonNode providers(byte[] payload) throws IOException {
    try {
      JsonNode root = json.readTree(payload);
      JsonNode providers = root.isObject() ? root.path("providers") : root;
      if (providers.isArray() && !providers.isEmpty()) {
        return providers;
      }
    } catch (JacksonException e) {
      throw new IOException("not JSON", e);
    }
    throw new IOException("not a list of providers");
  }

  private static Optional<TokenPrice> price(
      String provider, JsonNode model, LocalDate day, Source source) {
    @Nullable JsonNode prices = onDay(model.path("prices"), day);
    if (prices == null) {
      return Optional.empty();
    }
    Optional<UnitPrice> input = perMillion(prices.path("input_mtok"));
    boolean embedding = input.isPresent() && prices.path("output_mtok").isMissingNode();
    Optional<UnitPrice> output = embedding ? input : perMillion(prices.path("output_mtok"));
    if (input.isEmpty() || output.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new TokenPrice(
            ModelNames.provider(provider),
            ModelNames.model(model.path("id").asString()),
            input.get(),
            perMillion(prices.path("cache_read_mtok")).orElse(null),
            output.get(),
            source));
  }

  /**
   * The prices that hold on this day: one set, or the last of several whose start has come; null
   * where none has.
   */
  private static @Nullable JsonNode onDay(JsonNode prices, LocalDate day) {
    if (prices.isObject()) {
      return prices;
    }
    JsonNode current = null;
    for (JsonNode conditional : prices) {
      JsonNode constraint = conditional.path("constraint");
      if (!constraint.isObject() || startsBy(constraint.path("start_date"), day)) {
        current = conditional.path("prices");
      }
    }
    return current;
  }

  private static boolean startsBy(JsonNode start, LocalDate day) {
    try {
      return start.isString() && !LocalDate.parse(start.asString()).isAfter(day);
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

package dev.finetunecost.prices;

import dev.finetunecost.engine.price.Source;
import dev.finetunecost.engine.price.TokenPrice;
import dev.finetunecost.engine.units.UnitPrice;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** LiteLLM's map of what hosted models charge per token: broad, changes most days, MIT licence. */
public final class LiteLlmFeed implements PriceFeed {
  private static final Set<String> PROVIDERS =
      Set.of(
          "openai",
          "anthropic",
          "gemini",
          "mistral",
          "xai",
          "deepseek",
          "together_ai",
          "fireworks_ai",
          "groq",
          "azure",
          "bedrock",
          "bedrock_converse",
          "cohere",
          "cohere_chat",
          "moonshot",
          "voyage");
  private static final Set<String> MODES = Set.of("chat", "completion", "responses", "embedding");

  private final JsonMapper json;

  public LiteLlmFeed(JsonMapper json) {
    this.json = json;
  }

  @Override
  public String id() {
    return "litellm";
  }

  @Override
  public URI home() {
    return URI.create(
        "https://raw.githubusercontent.com/BerriAI/litellm/main/model_prices_and_context_window.json");
  }

  @Override
  public Duration timeToLive() {
    return Duration.ofHours(6);
  }

  @Override
  public Request request(URI address) {
    return new Request.Builder().url(address.toString()).build();
  }

  @Override
  public PriceSheet parse(byte[] payload, Instant asOf) throws IOException {
    Source source =
        new Source(id(), home().toString(), asOf.atOffset(ZoneOffset.UTC).toLocalDate());
    List<TokenPrice> prices = new ArrayList<>();
    int rejected = 0;
    for (Map.Entry<String, JsonNode> entry : rows(payload).properties()) {
      Optional<Row> row = row(entry.getValue());
      if (row.filter(Row::wanted).isEmpty()) {
        continue;
      }
      Optional<TokenPrice> price = price(entry.getKey(), row.get(), source);
      price.ifPresent(prices::add);
      rejected += price.isPresent() ? 0 : 1;
    }
    return new PriceSheet(id(), asOf, prices, List.of(), rejected);
  }

  private JsonNode rows(byte[] payload) throws IOException {
    try {
      JsonNode root = json.readTree(payload);
      if (root.isObject()) {
        return root;
      }
    } catch (JacksonException e) {
      throw new IOException("not JSON", e);
    }
    throw new IOException("not an object of models");
  }

  /** A row of the map; empty where it is not one, as with the map's own specification. */
  private Optional<Row> row(JsonNode node) {
    try {
      return node.isObject() ? Optional.of(json.treeToValue(node, Row.class)) : Optional.empty();
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  private static Optional<TokenPrice> price(String key, Row row, Source source) {
    Optional<UnitPrice> input = Dollars.perToken(row.input_cost_per_token);
    // An embedding has no output, and says 0
    Optional<UnitPrice> output =
        "embedding".equals(row.mode) ? input : Dollars.perToken(row.output_cost_per_token);
    if (input.isEmpty() || output.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new TokenPrice(
            ModelNames.provider(Objects.requireNonNull(row.litellm_provider)),
            ModelNames.model(key),
            input.get(),
            Dollars.perToken(row.cache_read_input_token_cost).orElse(null),
            output.get(),
            source));
  }

  /** Their shape: dollars per single token. */
  private record Row(
      @Nullable String litellm_provider,
      @Nullable String mode,
      @Nullable BigDecimal input_cost_per_token,
      @Nullable BigDecimal output_cost_per_token,
      @Nullable BigDecimal cache_read_input_token_cost) {
    boolean wanted() {
      return litellm_provider != null
          && PROVIDERS.contains(litellm_provider)
          && mode != null
          && MODES.contains(mode);
    }
  }
}

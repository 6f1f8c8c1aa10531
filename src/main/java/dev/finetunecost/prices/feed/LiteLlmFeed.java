package dev.finetunecost.prices.feed;

import dev.finetunecost.engine.price.Source;
import dev.finetunecost.engine.units.UnitPrice;
import dev.finetunecost.prices.Download;
import dev.finetunecost.prices.ModelNames;
import dev.finetunecost.prices.PriceFeed;
import dev.finetunecost.prices.PriceSheet;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** LiteLLM's map of what hosted models charge per token: broad, changes most days, MIT licence. */
final class LiteLlmFeed implements PriceFeed {
  static final String HOME =
      "https://raw.githubusercontent.com/BerriAI/litellm/main/model_prices_and_context_window.json";

  /**
   * Who bills for inference. Routers that resell others, and software run at home, are left out.
   */
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
          "azure_ai",
          "bedrock",
          "bedrock_converse",
          "cohere",
          "cohere_chat",
          "moonshot",
          "voyage",
          "deepinfra",
          "nebius",
          "cerebras",
          "sambanova",
          "hyperbolic",
          "perplexity",
          "vertex_ai-anthropic_models",
          "vertex_ai-llama_models");

  private static final Set<String> MODES = Set.of("chat", "completion", "responses", "embedding");

  private final HttpUrl address;

  LiteLlmFeed(HttpUrl address) {
    this.address = address;
  }

  @Override
  public String id() {
    return "litellm";
  }

  @Override
  public String name() {
    return "LiteLLM";
  }

  @Override
  public Duration timeToLive() {
    return Duration.ofHours(6);
  }

  @Override
  public PriceSheet fetch(Download download) throws IOException {
    return parse(download.getIfChanged(new Request.Builder().url(address).build()), download.now());
  }

  static PriceSheet parse(byte[] payload, Instant asOf) throws IOException {
    Source source = new Source("litellm", HOME, asOf.atOffset(ZoneOffset.UTC).toLocalDate());
    JsonNode root = Json.read(payload, JsonNode.class);
    TokenRows rows = new TokenRows();
    for (Map.Entry<String, JsonNode> entry : root.properties()) {
      @Nullable Row row = Json.row(entry.getValue(), Row.class);
      if (row != null && row.wanted()) {
        add(entry.getKey(), row, source, rows);
      }
    }
    return PriceSheet.ofTokens("litellm", asOf, rows.prices(), rows.rejected());
  }

  private static void add(String key, Row row, Source source, TokenRows rows) {
    String provider = ModelNames.provider(row.litellm_provider == null ? "" : row.litellm_provider);
    String model = ModelNames.model(key);
    String region = ModelNames.region(key);
    // An embedding has no output, and says 0
    boolean embedding = "embedding".equals(row.mode);
    Optional<UnitPrice> input = Dollars.perToken(row.input_cost_per_token);
    rows.add(
        provider,
        model,
        "standard",
        region,
        input,
        Dollars.perToken(row.cache_read_input_token_cost),
        embedding ? input : Dollars.perToken(row.output_cost_per_token),
        source);
    if (row.input_cost_per_token_batches != null && row.output_cost_per_token_batches != null) {
      rows.add(
          provider,
          model,
          "batch",
          region,
          Dollars.perToken(row.input_cost_per_token_batches),
          Optional.empty(),
          Dollars.perToken(row.output_cost_per_token_batches),
          source);
    }
  }

  /** Their shape: dollars per single token. */
  private record Row(
      @Nullable String litellm_provider,
      @Nullable String mode,
      @Nullable BigDecimal input_cost_per_token,
      @Nullable BigDecimal output_cost_per_token,
      @Nullable BigDecimal cache_read_input_token_cost,
      @Nullable BigDecimal input_cost_per_token_batches,
      @Nullable BigDecimal output_cost_per_token_batches) {

    /** Whether it is a model that we want, and is billed by the token. */
    boolean wanted() {
      return litellm_provider != null
          && PROVIDERS.contains(litellm_provider)
          && mode != null
          && MODES.contains(mode)
          && input_cost_per_token != null
          && input_cost_per_token.signum() != 0;
    }
  }
}

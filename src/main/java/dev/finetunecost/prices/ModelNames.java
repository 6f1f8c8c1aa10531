package dev.finetunecost.prices;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How feeds and people name hosted models and their providers, brought to one form. */
final class ModelNames {
  private static final Map<String, String> PROVIDERS =
      Map.ofEntries(
          Map.entry("gemini", "google"),
          Map.entry("vertex_ai-language-models", "google"),
          Map.entry("x-ai", "xai"),
          Map.entry("together_ai", "together"),
          Map.entry("fireworks_ai", "fireworks"),
          Map.entry("bedrock", "aws"),
          Map.entry("bedrock_converse", "aws"),
          Map.entry("voyageai", "voyage"));

  /** Who makes a model, by how its name begins. */
  private static final List<Map.Entry<String, String>> VENDORS =
      List.of(
          Map.entry("ft:", "openai"),
          Map.entry("gpt-", "openai"),
          Map.entry("chatgpt", "openai"),
          Map.entry("o1", "openai"),
          Map.entry("o3", "openai"),
          Map.entry("o4", "openai"),
          Map.entry("text-embedding", "openai"),
          Map.entry("claude", "anthropic"),
          Map.entry("gemini", "google"),
          Map.entry("mistral", "mistral"),
          Map.entry("ministral", "mistral"),
          Map.entry("codestral", "mistral"),
          Map.entry("grok", "xai"),
          Map.entry("deepseek", "deepseek"),
          Map.entry("command", "cohere"),
          Map.entry("voyage", "voyage"));

  /** OpenAI publishes its weights, and others host it. */
  private static final String OPEN_WEIGHTS = "gpt-oss";

  private ModelNames() {}

  /** The provider's canonical name. */
  static String provider(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return PROVIDERS.getOrDefault(lower, lower);
  }

  /** The model's name without the path that resellers put before it, in lower case. */
  static String model(String name) {
    return name.substring(name.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
  }

  /**
   * The form in which two names are compared: {@code claude-sonnet-4.5} and {@code
   * claude-sonnet-4-5-latest} are one.
   */
  static String key(String model) {
    String key = model(model).replace('.', '-').replace(' ', '-').replace('_', '-');
    return key.endsWith("-latest") ? key.substring(0, key.length() - "-latest".length()) : key;
  }

  /** Who makes the model, or null where many host it. */
  static @Nullable String vendor(String model) {
    String lower = model(model);
    return VENDORS.stream()
        .filter(entry -> lower.startsWith(entry.getKey()) && !lower.startsWith(OPEN_WEIGHTS))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(null);
  }
}

package dev.finetunecost.prices;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How feeds and people name hosted models and their providers, brought to one form. */
public final class ModelNames {
  private static final Map<String, String> PROVIDERS =
      Map.ofEntries(
          Map.entry("gemini", "google"),
          Map.entry("vertex_ai-language-models", "google"),
          Map.entry("vertex_ai-anthropic_models", "google-vertex"),
          Map.entry("vertex_ai-llama_models", "google-vertex"),
          Map.entry("vertex_ai", "google-vertex"),
          Map.entry("x-ai", "xai"),
          Map.entry("together_ai", "together"),
          Map.entry("fireworks_ai", "fireworks"),
          Map.entry("fireworks-ai", "fireworks"),
          Map.entry("bedrock", "aws"),
          Map.entry("bedrock_converse", "aws"),
          Map.entry("azure_ai", "azure"),
          Map.entry("cohere_chat", "cohere"),
          Map.entry("moonshotai", "moonshot"),
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
          Map.entry("magistral", "mistral"),
          Map.entry("grok", "xai"),
          Map.entry("deepseek", "deepseek"),
          Map.entry("command", "cohere"),
          Map.entry("kimi", "moonshot"),
          Map.entry("voyage", "voyage"));

  /** OpenAI publishes its weights, and others host it. */
  private static final String OPEN_WEIGHTS = "gpt-oss";

  /** Bedrock writes {@code us.anthropic.claude-…-v1:0}: where, by whom, what, and which build. */
  private static final Pattern BEDROCK =
      Pattern.compile(
          "(?:(us|eu|apac|jp|au|us-gov|global|regional)\\.)?"
              + "(?:(anthropic|meta|mistral|amazon|cohere|ai21|qwen|openai|minimax|moonshot|moonshotai"
              + "|nvidia|google|zai|writer)\\.)?(.+?)(-v?\\d+:\\d+\\S*)?");

  /** Newer ids of Bedrock, which begin with the maker, end in {@code -v1} without a colon. */
  private static final Pattern BUILD = Pattern.compile("-v\\d+$");

  private static final Pattern CLOUD_REGION = Pattern.compile("[a-z]{2}(-gov)?-[a-z]+-\\d");

  /** {@code -2025-04-14}, {@code -20250414}, and what Mistral and xAI write: {@code -2503}. */
  private static final Pattern DATE = Pattern.compile("-(20\\d{2}-\\d{2}-\\d{2}|20\\d{6}|\\d{4})$");

  /** What hosts add to the name of the open model that they run. */
  private static final Pattern VARIANT =
      Pattern.compile(
          "-(instruct|chat|it|hf|turbo|instant|versatile|fp8|bf16|tput|lite|reference)$");

  private static final Pattern SEPARATORS = Pattern.compile("[.\\s_:]+");

  /** Fireworks writes 3p1 for 3.1. */
  private static final Pattern DECIMAL_P = Pattern.compile("(\\d)p(\\d)");

  private static final Pattern LLAMA = Pattern.compile("^llama-?v?(\\d)");
  private static final Pattern QWEN = Pattern.compile("^qwen-(\\d)");

  private ModelNames() {}

  /** The provider's canonical name. */
  public static String provider(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return PROVIDERS.getOrDefault(lower, lower);
  }

  /**
   * The model's name in lower case, without the path, the region and the build that sellers put
   * around it. A tuned model of OpenAI is named by its base: {@code ft:gpt-4.1-mini-2025-04-14}.
   */
  public static String model(String theirName) {
    String last =
        theirName.substring(theirName.lastIndexOf('/') + 1).strip().toLowerCase(Locale.ROOT);
    if (last.startsWith("ft:")) {
      int organisation = last.indexOf(':', 3);
      return organisation < 0 ? last : last.substring(0, organisation);
    }
    Matcher matcher = BEDROCK.matcher(last.replace('@', '-'));
    if (!matcher.matches()) {
      return last;
    }
    String name = matcher.group(3);
    return matcher.group(2) == null ? name : BUILD.matcher(name).replaceFirst("");
  }

  /** The region that a feed's name for a model holds, or {@code any}. */
  public static String region(String name) {
    String[] path = name.toLowerCase(Locale.ROOT).split("/", -1);
    Matcher matcher = BEDROCK.matcher(path[path.length - 1]);
    @Nullable String prefix = matcher.matches() ? matcher.group(1) : null;
    if (prefix != null) {
      return prefix.equals("global") ? "any" : prefix;
    }
    if (path.length < 2) {
      return "any";
    }
    String second = path[1];
    boolean azureGeography =
        path[0].equals("azure") && (second.equals("us") || second.equals("eu"));
    return azureGeography || CLOUD_REGION.matcher(second).matches() ? second : "any";
  }

  /**
   * The form in which two names are compared: {@code claude-sonnet-4.5} and {@code
   * claude-sonnet-4-5-latest} are one, and so are {@code llama-v3p1-8b} and {@code
   * Meta-Llama-3.1-8B}.
   */
  static String key(String model) {
    String plain = SEPARATORS.matcher(model(model)).replaceAll("-");
    String key = DECIMAL_P.matcher(plain).replaceAll("$1-$2");
    key = key.startsWith("meta-") ? key.substring("meta-".length()) : key;
    key = LLAMA.matcher(key).replaceFirst("llama-$1");
    key = QWEN.matcher(key).replaceFirst("qwen$1");
    return key.endsWith("-latest") ? key.substring(0, key.length() - "-latest".length()) : key;
  }

  /** A key without the date of the build at its end. */
  static String undated(String key) {
    return DATE.matcher(key).replaceFirst("");
  }

  /** A key without its date and without what hosts add: {@code llama-3-3-70b}. */
  static String family(String key) {
    String family = undated(key);
    for (String shorter = VARIANT.matcher(family).replaceFirst("");
        !shorter.equals(family);
        shorter = VARIANT.matcher(family).replaceFirst("")) {
      family = shorter;
    }
    return family;
  }

  /**
   * The keys under which a model may be found, the best first: as it is named, without its date,
   * and, for open models, without what hosts add.
   */
  static List<String> keys(String model) {
    String key = key(model);
    List<String> keys = new ArrayList<>(List.of(key));
    if (!undated(key).equals(key)) {
      keys.add(undated(key));
    }
    return keys;
  }

  /** The seller that a name begins with, or null: {@code azure/gpt-4.1} is sold by Azure. */
  static @Nullable String seller(String model) {
    int slash = model.indexOf('/');
    return slash < 0 ? null : provider(model.substring(0, slash).strip());
  }

  /** Who makes the model, or null where many host it. */
  static @Nullable String vendor(String model) {
    String lower = model(model).replace(' ', '-');
    return VENDORS.stream()
        .filter(entry -> lower.startsWith(entry.getKey()) && !lower.startsWith(OPEN_WEIGHTS))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(null);
  }
}

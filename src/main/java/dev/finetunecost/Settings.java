package dev.finetunecost;

import dev.finetunecost.store.DatabaseAddress;
import dev.finetunecost.store.KeyRing;
import dev.finetunecost.store.Retention;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The configuration, read once from the environment.
 *
 * @param slack how Slack reaches us, or that it does not
 * @param listen where we listen
 * @param home data folder
 * @param database where what must survive is kept
 * @param prices where prices come from
 * @param retention for how long things are kept
 */
public record Settings(
    Slack slack,
    Listen listen,
    Path home,
    DatabaseAddress database,
    Prices prices,
    Retention.Policy retention) {

  /** Feeds that have an address of their own. */
  private static final List<String> FEEDS =
      List.of(
          "LITELLM",
          "OPENROUTER",
          "RUNPOD",
          "AZURE",
          "GPUHUNT",
          "VAST",
          "GENAI_PRICES",
          "ORACLE",
          "LAMBDA",
          "SHADEFORM",
          "TOGETHER",
          "HUGGINGFACE");

  /** Feeds that are asked only where their key is set. */
  private static final Set<String> FEEDS_WITH_KEY =
      Set.of("LAMBDA", "SHADEFORM", "TOGETHER", "HUGGINGFACE");

  /** A variable whose value cannot be used. The message names the variable, and never its value. */
  public static final class InvalidSetting extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InvalidSetting(String message) {
      super(message);
    }
  }

  /** How Slack reaches us. */
  public sealed interface Slack {

    /** Through a WebSocket that we open. */
    record SocketMode(String botToken, String appToken, URI apiUrl) implements Slack {
      /** Without its secrets. */
      @Override
      public String toString() {
        return "SocketMode[%s]".formatted(apiUrl);
      }
    }

    /** Through signed requests to {@code /slack/events}. */
    record Http(String botToken, String signingSecret, URI apiUrl) implements Slack {
      /** Without its secrets. */
      @Override
      public String toString() {
        return "Http[%s]".formatted(apiUrl);
      }
    }

    /** The same from many workspaces, each of which installs the app by OAuth. */
    record Distributed(
        String clientId, String clientSecret, String signingSecret, KeyRing keys, URI apiUrl)
        implements Slack {

      /** Without its secrets. */
      @Override
      public String toString() {
        return "Distributed[" + clientId + "]";
      }
    }

    /** Not at all: the playground stands in for it. */
    record Playground() implements Slack {}
  }

  /** The address to listen on; {@code host} is null where nothing was asked for. */
  public record Listen(@Nullable String host, int port) {}

  /**
   * Where prices come from.
   *
   * @param live whether feeds are asked, or only the bundled snapshot is used
   * @param feedUrls another base URL for a feed, by the feed's id in lower case with hyphens
   * @param feedKeys keys for feeds that are asked only with one, by the feed's id
   */
  public record Prices(boolean live, Map<String, URI> feedUrls, Map<String, String> feedKeys) {
    public Prices {
      feedUrls = Map.copyOf(feedUrls);
      feedKeys = Map.copyOf(feedKeys);
    }

    /** Without the keys, which are secret. */
    @Override
    public String toString() {
      return "Prices[live=%s, feedUrls=%s, feedKeys of %s]"
          .formatted(live, feedUrls, feedKeys.keySet());
    }
  }

  /** The same settings with the playground in Slack's place, whatever else is set. */
  Settings withPlayground() {
    return new Settings(new Slack.Playground(), listen, home, database, prices, retention);
  }

  /**
   * The settings that these variables describe. A blank or malformed one: {@link InvalidSetting}.
   */
  public static Settings from(Map<String, String> environment) {
    Variables variables = new Variables(environment);
    Path home =
        variables
            .parsed("FINETUNE_COST_HOME", "a folder", Path::of)
            .orElse(Path.of(".finetune-cost"));
    return new Settings(
        slack(variables),
        new Listen(
            variables.parsed("HOST", "a host name or an IP address", Settings::host).orElse(null),
            variables.parsed("PORT", "a number from 1 to 65535", Settings::port).orElse(3000)),
        home,
        variables
            .parsed(
                "DATABASE_URL",
                "postgres://user:password@host:5432/name, or a JDBC URL of PostgreSQL or SQLite",
                DatabaseAddress::of)
            .orElse(DatabaseAddress.Embedded.in(home)),
        prices(variables),
        Retention.Policy.USUAL.withScenarios(
            variables.parsed(
                "FINETUNE_COST_KEEP_DAYS", "a number of days, at least 1", Settings::days)));
  }

  private static Slack slack(Variables variables) {
    URI api =
        variables
            .parsed("SLACK_API_URL", "an http or https URL", Settings::webAddress)
            .orElse(URI.create("https://slack.com/api/"));
    Optional<KeyRing> keys = variables.parsed("FINETUNE_COST_KEY", KeyRing.FORM, KeyRing::of);
    Optional<String> bot = variables.text("SLACK_BOT_TOKEN");
    Optional<String> app = variables.text("SLACK_APP_TOKEN");
    Optional<String> secret = variables.text("SLACK_SIGNING_SECRET");
    Optional<String> clientId = variables.text("SLACK_CLIENT_ID");
    Optional<String> clientSecret = variables.text("SLACK_CLIENT_SECRET");
    if (clientId.isPresent() || clientSecret.isPresent()) {
      return distributed(variables, clientId, clientSecret, secret, keys, api);
    }
    if (app.isEmpty() && secret.isEmpty()) {
      if (bot.isPresent()) {
        throw new InvalidSetting(
            "SLACK_BOT_TOKEN needs SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP) beside it");
      }
      return new Slack.Playground();
    }
    String botToken =
        bot.orElseThrow(
            () -> new InvalidSetting("SLACK_BOT_TOKEN is missing: it starts with xoxb-"));
    return app.isPresent()
        ? new Slack.SocketMode(botToken, app.get(), api)
        : new Slack.Http(botToken, secret.orElseThrow(), api);
  }

  private static Slack distributed(
      Variables variables,
      Optional<String> clientId,
      Optional<String> clientSecret,
      Optional<String> secret,
      Optional<KeyRing> keys,
      URI api) {
    if (variables.text("SLACK_BOT_TOKEN").isPresent()
        || variables.text("SLACK_APP_TOKEN").isPresent()) {
      throw new InvalidSetting(
          "SLACK_CLIENT_ID installs into many workspaces, SLACK_BOT_TOKEN and SLACK_APP_TOKEN belong to one: keep one of the two");
    }
    return new Slack.Distributed(
        needed(clientId, "SLACK_CLIENT_ID", "it stands on the app's Basic Information page"),
        needed(clientSecret, "SLACK_CLIENT_SECRET", "it stands beside the client id"),
        needed(secret, "SLACK_SIGNING_SECRET", "OAuth installs need HTTP, which needs it"),
        needed(
            keys,
            "FINETUNE_COST_KEY",
            "OAuth installs store tokens, and it encrypts them. Make one with: openssl rand -base64 32"),
        api);
  }

  private static <T> T needed(Optional<T> value, String name, String why) {
    return value.orElseThrow(() -> new InvalidSetting("%s is missing: %s".formatted(name, why)));
  }

  private static Prices prices(Variables variables) {
    boolean live =
        variables
            .parsed("FINETUNE_COST_PRICES", "live or snapshot", Settings::liveOrSnapshot)
            .orElse(true);
    Map<String, URI> feedUrls = new HashMap<>();
    Map<String, String> feedKeys = new HashMap<>();
    for (String id : FEEDS) {
      String feed = id.toLowerCase(Locale.ROOT).replace('_', '-');
      variables
          .parsed("FINETUNE_COST_FEED_" + id + "_URL", "an http or https URL", Settings::webAddress)
          .ifPresent(url -> feedUrls.put(feed, url));
      if (FEEDS_WITH_KEY.contains(id)) {
        variables
            .text("FINETUNE_COST_FEED_" + id + "_KEY")
            .ifPresent(key -> feedKeys.put(feed, key));
      }
    }
    return new Prices(live, feedUrls, feedKeys);
  }

  private static boolean liveOrSnapshot(String word) {
    return switch (word) {
      case "live" -> true;
      case "snapshot" -> false;
      default -> throw new IllegalArgumentException(word);
    };
  }

  private static String host(String text) {
    if (!text.matches("[\\w.:\\[\\]%-]+")) {
      throw new IllegalArgumentException(text);
    }
    return text;
  }

  private static Duration days(String digits) {
    int days = Integer.parseInt(digits);
    if (days < 1) {
      throw new IllegalArgumentException(digits);
    }
    return Duration.ofDays(days);
  }

  private static int port(String digits) {
    int port = Integer.parseInt(digits);
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException(digits);
    }
    return port;
  }

  private static URI webAddress(String text) {
    URI uri = URI.create(text);
    if (uri.getHost() == null
        || !("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
      throw new IllegalArgumentException(text);
    }
    return uri;
  }

  /**
   * Environment variables, each of which may also be given as a file to read: {@code NAME_FILE}.
   */
  private record Variables(Map<String, String> environment) {

    Optional<String> text(String name) {
      @Nullable String value = environment.get(name);
      @Nullable String file = environment.get(name + "_FILE");
      if (value != null && file != null) {
        throw new InvalidSetting("%s and %s_FILE are both set: keep one".formatted(name, name));
      }
      if (file != null) {
        value = contents(name + "_FILE", file);
      }
      if (value != null && value.isBlank()) {
        throw new InvalidSetting("%s is blank: give it a value, or unset it".formatted(name));
      }
      return Optional.ofNullable(value).map(String::strip);
    }

    <T> Optional<T> parsed(String name, String expected, Function<String, T> parse) {
      return text(name)
          .map(value -> {
            try {
              return parse.apply(value);
            } catch (IllegalArgumentException e) {
              throw new InvalidSetting("%s must be %s".formatted(name, expected));
            }
          });
    }

    private static String contents(String name, String file) {
      try {
        return Files.readString(Path.of(file));
      } catch (IOException | IllegalArgumentException e) {
        throw new InvalidSetting("%s names a file that cannot be read".formatted(name));
      }
    }
  }
}

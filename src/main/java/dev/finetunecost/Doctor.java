package dev.finetunecost;

import dev.finetunecost.cli.DoctorCommand.Check;
import dev.finetunecost.cli.DoctorCommand.Finding;
import dev.finetunecost.cli.DoctorCommand.Finding.Ok;
import dev.finetunecost.cli.DoctorCommand.Finding.Wrong;
import dev.finetunecost.prices.PriceBook;
import dev.finetunecost.prices.SourceStatus;
import dev.finetunecost.prices.SourceStatus.State;
import dev.finetunecost.store.Database;
import dev.finetunecost.store.DatabaseAddress;
import dev.finetunecost.store.DatabaseUnusable;
import dev.finetunecost.store.Readiness;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the bot needs, examined one thing at a time. */
final class Doctor {
  /** Slack refuses, and so do we, signatures that are older than five minutes. */
  private static final Duration MOST_SKEW = Duration.ofMinutes(5);

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final String UNCONFIGURED = "not examined, because the configuration is wrong";

  private final Map<String, String> environment;
  private final Supplier<PriceBook> prices;
  private final Clock clock;
  private final OkHttpClient http = new OkHttpClient.Builder().callTimeout(PATIENCE).build();

  /**
   * @param prices the book after each feed had a chance to answer
   */
  Doctor(Map<String, String> environment, Supplier<PriceBook> prices, Clock clock) {
    this.environment = environment;
    this.prices = prices;
    this.clock = clock;
  }

  List<Check> checks() {
    return List.of(
        new Check("configuration", this::configuration),
        new Check("database", () -> configured(this::database)),
        new Check("Slack", () -> configured(this::slack)),
        new Check("clock", () -> configured(this::time)),
        new Check("price feeds", () -> configured(_ -> feeds())));
  }

  private Finding configuration() {
    try {
      Settings settings = Settings.from(environment);
      String way =
          switch (settings.slack()) {
            case Settings.Slack.SocketMode _ -> "Socket Mode";
            case Settings.Slack.Http _ -> "HTTP, one workspace";
            case Settings.Slack.Distributed _ -> "HTTP, many workspaces";
            case Settings.Slack.Playground _ -> "playground, because no Slack credentials are set";
          };
      return new Ok(way + ", port " + settings.listen().port());
    } catch (Settings.InvalidSetting e) {
      return new Wrong(
          String.valueOf(e.getMessage()), "correct or unset the variable that it names");
    }
  }

  private Finding configured(Function<Settings, Finding> examination) {
    try {
      return examination.apply(Settings.from(environment));
    } catch (Settings.InvalidSetting e) {
      return new Wrong(UNCONFIGURED, "mend the configuration first");
    }
  }

  private Finding database(Settings settings) {
    String mend = "check DATABASE_URL and FINETUNE_COST_HOME, and that they can be written to";
    try (Database database = Database.open(settings.database(), clock)) {
      return switch (database.ready()) {
        case Readiness.Ready _ -> new Ok(where(settings.database()));
        case Readiness.Degraded(String reason) -> new Wrong(reason, mend);
        case Readiness.Down(String reason) -> new Wrong(reason, mend);
      };
    } catch (DatabaseUnusable e) {
      return new Wrong(String.valueOf(e.getMessage()), mend);
    }
  }

  private static String where(DatabaseAddress address) {
    return switch (address) {
      case DatabaseAddress.Embedded embedded -> "embedded, in " + embedded.file();
      case DatabaseAddress.Postgres postgres -> postgres.toString();
    };
  }

  private Finding slack(Settings settings) {
    return switch (settings.slack()) {
      case Settings.Slack.Playground _ -> new Ok("not used in the playground");
      case Settings.Slack.SocketMode socket -> bot(socket.apiUrl(), socket.botToken());
      case Settings.Slack.Http bolt -> bot(bolt.apiUrl(), bolt.botToken());
      case Settings.Slack.Distributed many -> reachable(many.apiUrl());
    };
  }

  /** Asks Slack whose token this is. */
  private Finding bot(URI api, String token) {
    try (Response response = post(api.resolve("auth.test"), token)) {
      JsonNode answer = JsonMapper.shared().readTree(response.body().string());
      return answer.path("ok").asBoolean(false)
          ? new Ok(
              "%s in %s"
                  .formatted(answer.path("user").asString(""), answer.path("team").asString("")))
          : new Wrong(
              "Slack says " + answer.path("error").asString("nothing that can be read"),
              "copy SLACK_BOT_TOKEN anew from the app's page OAuth & Permissions");
    } catch (IOException | JacksonException e) {
      return unreachable(api, e);
    }
  }

  private Finding reachable(URI api) {
    try (Response response = post(api.resolve("api.test"), null)) {
      return new Ok("answers with " + response.code());
    } catch (IOException e) {
      return unreachable(api, e);
    }
  }

  private static Finding unreachable(URI api, Exception e) {
    return new Wrong(
        api.getHost() + " does not answer as Slack does: " + e.getMessage(),
        "check the network, a proxy, and SLACK_API_URL");
  }

  private Response post(URI address, @Nullable String token) throws IOException {
    Request.Builder request = new Request.Builder().url(address.toString()).post(RequestBody.EMPTY);
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    return http.newCall(request.build()).execute();
  }

  /** Compares this machine's clock with Slack's, for both refuse requests from another time. */
  private Finding time(Settings settings) {
    if (settings.slack() instanceof Settings.Slack.Playground) {
      return new Ok(clock.instant() + ", compared with nobody in the playground");
    }
    try (Response response = post(apiUrl(settings.slack()).resolve("api.test"), null)) {
      Optional<Instant> theirs =
          Optional.ofNullable(response.headers().getDate("Date")).map(date -> date.toInstant());
      if (theirs.isEmpty()) {
        return new Wrong("Slack does not say what time it is", "run doctor again");
      }
      Duration skew = Duration.between(theirs.get(), clock.instant()).abs();
      return skew.compareTo(MOST_SKEW) < 0
          ? new Ok("within %d s of Slack's".formatted(skew.toSeconds()))
          : new Wrong(
              "%d s off Slack's".formatted(skew.toSeconds()),
              "set the clock, by NTP if possible: signatures of another time are refused");
    } catch (IOException e) {
      return unreachable(apiUrl(settings.slack()), e);
    }
  }

  private static URI apiUrl(Settings.Slack slack) {
    return switch (slack) {
      case Settings.Slack.SocketMode socket -> socket.apiUrl();
      case Settings.Slack.Http bolt -> bolt.apiUrl();
      case Settings.Slack.Distributed many -> many.apiUrl();
      case Settings.Slack.Playground _ -> throw new IllegalArgumentException("no Slack");
    };
  }

  private Finding feeds() {
    List<SourceStatus> sources = prices.get().sources();
    String each =
        sources.stream()
            .map(source -> source.id() + " " + source.state().label())
            .collect(Collectors.joining(", "));
    List<String> failed =
        sources.stream()
            .filter(source -> source.state() == State.FAILED)
            .map(SourceStatus::id)
            .toList();
    return failed.isEmpty()
        ? new Ok(each)
        : new Wrong(
            each,
            "what failed keeps its last good prices; if it stays so, check the network or set "
                + "FINETUNE_COST_FEED_<ID>_URL to a mirror");
  }
}

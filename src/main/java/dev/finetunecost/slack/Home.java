package dev.finetunecost.slack;

import dev.finetunecost.prices.PriceBook;
import dev.finetunecost.slack.form.Place;
import dev.finetunecost.slack.view.HomeView;
import dev.finetunecost.store.Scenarios;
import dev.finetunecost.store.Watches;
import dev.finetunecost.terms.OwnSettings;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fills the bot's home tab when somebody opens it. */
final class Home {
  private static final Logger log = LoggerFactory.getLogger(Home.class);

  private final Scenarios scenarios;
  private final Watches watches;
  private final TeamSettings settings;
  private final Supplier<PriceBook> prices;
  private final WebApi api;
  private final Executor executor;

  Home(
      Scenarios scenarios,
      Watches watches,
      TeamSettings settings,
      Supplier<PriceBook> prices,
      WebApi api,
      Executor executor) {
    this.scenarios = scenarios;
    this.watches = watches;
    this.settings = settings;
    this.prices = prices;
    this.api = api;
    this.executor = executor;
  }

  private List<HomeView.Watched> watched(String workspace) {
    return watches.of(workspace).stream()
        .limit(HomeView.WATCHED)
        .flatMap(watch ->
            scenarios
                .find(workspace, watch.number())
                .map(saved -> new HomeView.Watched(saved, watch.nextAt()))
                .stream())
        .toList();
  }

  /** Those of the workspace, for whoever may change them; null for everybody else. */
  private @Nullable OwnSettings settings(String workspace, String user) {
    try {
      return settings.right(Place.direct(workspace, user)) == TeamSettings.Right.ALLOWED
          ? settings.current(workspace).settings()
          : null;
    } catch (SlackRefusal | SlackUnavailable e) {
      log.info("The home tab of {} is shown without settings: {}", user, e.getMessage());
      return null;
    }
  }

  void show(String workspace, String user) {
    executor.execute(() -> {
      try {
        api.publishHome(
            workspace,
            user,
            HomeView.of(
                scenarios.latest(workspace, user, HomeView.MINE),
                scenarios.latest(workspace, HomeView.TEAM),
                watched(workspace),
                settings(workspace, user),
                prices.get()));
      } catch (RuntimeException e) {
        log.warn("The home tab of {} was not filled; it is next time it is opened", user, e);
      }
    });
  }
}

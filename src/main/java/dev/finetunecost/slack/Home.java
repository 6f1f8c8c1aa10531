package dev.finetunecost.slack;

import dev.finetunecost.prices.PriceBook;
import dev.finetunecost.slack.view.HomeView;
import dev.finetunecost.store.Scenarios;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fills the bot's home tab when somebody opens it. */
final class Home {
  private static final Logger log = LoggerFactory.getLogger(Home.class);

  private final Scenarios scenarios;
  private final Supplier<PriceBook> prices;
  private final WebApi api;
  private final Executor executor;

  Home(Scenarios scenarios, Supplier<PriceBook> prices, WebApi api, Executor executor) {
    this.scenarios = scenarios;
    this.prices = prices;
    this.api = api;
    this.executor = executor;
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
                prices.get()));
      } catch (RuntimeException e) {
        log.warn("The home tab of {} was not filled; it is next time it is opened", user, e);
      }
    });
  }
}

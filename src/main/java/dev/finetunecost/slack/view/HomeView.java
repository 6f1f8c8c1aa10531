package dev.finetunecost.slack.view;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.view.View;
import dev.finetunecost.prices.PriceBook;
import dev.finetunecost.prices.SourceStatus;
import dev.finetunecost.slack.command.Command;
import dev.finetunecost.store.SavedScenario;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The bot's home tab: what it is for, what was estimated, and how fresh the prices are. */
public final class HomeView {
  /** How many of one's own scenarios it shows. */
  public static final int MINE = 10;

  /** How many of the team's scenarios it shows. */
  public static final int TEAM = 10;

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("d MMM uuuu HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private HomeView() {}

  /**
   * The tab.
   *
   * @param mine the user's newest scenarios
   * @param team the workspace's newest scenarios; those of the user are left out
   */
  public static View of(List<SavedScenario> mine, List<SavedScenario> team, PriceBook prices) {
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.add(Blocks.header("Should we fine-tune, and what would it really cost?"));
    blocks.add(
        Blocks.section("Anywhere in Slack, type for instance\n" + Run.typed(Command.EXAMPLE)));
    blocks.add(
        Blocks.actions(
            "home-actions",
            Blocks.primary(StartCard.WIZARD, "New estimate", ""),
            Run.button("help", "Help", "help"),
            Run.button("prices", "Prices of fine-tuning", "prices fine-tuning")));
    scenarios("My scenarios", mine, blocks);
    scenarios(
        "The team's scenarios",
        team.stream().filter(scenario -> !mine.contains(scenario)).toList(),
        blocks);
    blocks.add(Blocks.divider());
    blocks.add(Blocks.context(Mrkdwn.escape(freshness(prices))));
    return View.builder().type("home").blocks(blocks).build();
  }

  private static void scenarios(
      String heading, List<SavedScenario> scenarios, List<LayoutBlock> blocks) {
    if (!scenarios.isEmpty()) {
      blocks.add(Blocks.header(heading));
      scenarios.stream().map(ScenarioList::row).forEach(blocks::add);
    }
  }

  private static String freshness(PriceBook prices) {
    String sources =
        prices.sources().stream().map(HomeView::source).collect(Collectors.joining(" · "));
    return "Prices as of %s · %s".formatted(MOMENT.format(prices.asOf()), sources);
  }

  private static String source(SourceStatus source) {
    return "%s: %d prices, %s %s"
        .formatted(
            source.id(),
            source.rows(),
            source.state().name().toLowerCase(Locale.ROOT),
            MOMENT.format(source.asOf()));
  }
}

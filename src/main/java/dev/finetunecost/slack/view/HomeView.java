package dev.finetunecost.slack.view;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.SectionBlock;
import com.slack.api.model.view.View;
import dev.finetunecost.prices.PriceBook;
import dev.finetunecost.prices.SourceStatus;
import dev.finetunecost.report.Names;
import dev.finetunecost.slack.command.Command;
import dev.finetunecost.store.SavedScenario;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** The bot's home tab: what it is for, what was estimated, and how fresh the prices are. */
public final class HomeView {
  /** How many of one's own scenarios it shows. */
  public static final int MINE = 10;

  /** How many of the team's scenarios it shows. */
  public static final int TEAM = 10;

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);

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
    scenarios("My scenarios", mine, ScenarioList::own, blocks);
    scenarios(
        "The team's scenarios",
        team.stream().filter(scenario -> !mine.contains(scenario)).toList(),
        ScenarioList::row,
        blocks);
    freshness(prices, blocks);
    return View.builder().type("home").blocks(blocks).build();
  }

  private static void scenarios(
      String heading,
      List<SavedScenario> scenarios,
      Function<SavedScenario, SectionBlock> row,
      List<LayoutBlock> blocks) {
    if (!scenarios.isEmpty()) {
      blocks.add(Blocks.header(heading));
      scenarios.stream().map(row).forEach(blocks::add);
    }
  }

  private static void freshness(PriceBook prices, List<LayoutBlock> blocks) {
    blocks.add(Blocks.header("How fresh the prices are"));
    blocks.addAll(
        Blocks.sections(
            prices.sources().stream()
                .map(source -> Mrkdwn.bullet(HomeView.source(source)))
                .toList()));
  }

  private static String source(SourceStatus source) {
    String name = source.name().equals(source.id()) ? Names.provider(source.id()) : source.name();
    String state =
        switch (source.state()) {
          case LIVE -> "live, " + Mrkdwn.moment(source.asOf());
          case CACHED -> "kept since " + Mrkdwn.moment(source.asOf());
          case SNAPSHOT -> "shipped with this version, %s".formatted(DAY.format(source.asOf()));
          case FAILED ->
              "does not answer; those of %s are in use".formatted(Mrkdwn.moment(source.asOf()));
        };
    return String.format(
        Locale.ROOT,
        "%s: %,d %s · %s",
        Mrkdwn.bold(name),
        source.rows(),
        source.rows() == 1 ? "price" : "prices",
        state);
  }
}

package dev.finetunecost.slack.view;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.SectionBlock;
import com.slack.api.model.view.View;
import dev.finetunecost.prices.PriceBook;
import dev.finetunecost.prices.SourceStatus;
import dev.finetunecost.report.Names;
import dev.finetunecost.slack.command.Command;
import dev.finetunecost.store.SavedScenario;
import dev.finetunecost.terms.OwnSettings;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The bot's home tab: what it is for, what was estimated, and how fresh the prices are. */
public final class HomeView {
  /** How many of one's own scenarios it shows. */
  public static final int MINE = 10;

  /** How many of the team's scenarios it shows. */
  public static final int TEAM = 10;

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  /** How many watches it shows. */
  public static final int WATCHED = 10;

  private HomeView() {}

  /** A scenario that is watched, and when it is looked at next. */
  public record Watched(SavedScenario scenario, Instant nextAt) {}

  /**
   * The tab.
   *
   * @param mine the user's newest scenarios
   * @param team the workspace's newest scenarios; those of the user are left out
   * @param watched the workspace's watches
   * @param settings of the workspace, or null for somebody who may not change them
   */
  public static View of(
      List<SavedScenario> mine,
      List<SavedScenario> team,
      List<Watched> watched,
      @Nullable OwnSettings settings,
      PriceBook prices) {
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
    watches(watched, blocks);
    if (settings != null) {
      settings(settings, blocks);
    }
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

  private static void watches(List<Watched> watched, List<LayoutBlock> blocks) {
    if (!watched.isEmpty()) {
      blocks.add(Blocks.header("Watched"));
      for (Watched each : watched) {
        String id = each.scenario().id();
        blocks.add(
            Blocks.section(
                "%s %s · next look %s"
                    .formatted(
                        Mrkdwn.bold(id),
                        Mrkdwn.escape(Mrkdwn.clip(ScenarioList.title(each.scenario()), 150)),
                        Mrkdwn.moment(each.nextAt())),
                Run.button(
                    "unwatch-" + each.scenario().number(), "Stop watching", "unwatch " + id)));
      }
    }
  }

  private static void settings(OwnSettings settings, List<LayoutBlock> blocks) {
    blocks.add(Blocks.header("Workspace settings"));
    blocks.addAll(Blocks.sections(SettingsMessage.lines(settings)));
    blocks.add(
        Blocks.actions(
            "home-settings",
            Blocks.button(SettingsMessage.OPEN, "Change settings", ""),
            Run.button("history", "Who changed what", "settings history")));
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

package dev.finetunecost.slack.view;

import dev.finetunecost.report.Names;
import dev.finetunecost.store.WorkspaceSettings;
import dev.finetunecost.terms.OwnSettings;
import dev.finetunecost.terms.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What is said about a workspace's settings. */
public final class SettingsMessage {
  /** Opens the form. */
  public static final String OPEN = "settings-open";

  private SettingsMessage() {}

  /** Why somebody may not change the settings. */
  public enum Who {
    /** Somebody else may. */
    ADMINS,
    /** The bot may not ask who is an admin. */
    SCOPE_MISSING
  }

  /** All that is settled. */
  public static Message of(OwnSettings settings) {
    String text = String.join("\n", lines(settings));
    return Notices.withActions(
        text,
        List.of(
            Blocks.primary(OPEN, "Change settings", ""),
            Run.button("history", "Who changed what", "settings history"),
            Run.button("help", "Help", "help team")));
  }

  /** A line for each setting; one sentence where there is none. */
  static List<String> lines(OwnSettings settings) {
    if (settings.values().isEmpty()) {
      return List.of(
          "Nothing is settled in this workspace: every estimate uses list prices and usual rates."
              + " For instance "
              + Run.typed("settings engineer rate $95"));
    }
    List<String> lines = new ArrayList<>();
    settings
        .values()
        .forEach((setting, value) ->
            lines.add("%s: %s".formatted(Mrkdwn.bold(setting.label()), shown(setting, value))));
    return lines;
  }

  /** What was changed. */
  public static Message changed(List<OwnSettings.Change> changes) {
    return Message.saying(
        changes.isEmpty()
            ? "Everything is settled so already."
            : "Settled. From now on every estimate in this workspace uses it:\n"
                + changes.stream()
                    .map(change -> line(change.setting(), change.was(), change.is()))
                    .collect(Collectors.joining("\n")));
  }

  /** Who changed what, the newest first. */
  public static Message history(List<WorkspaceSettings.Change> changes) {
    if (changes.isEmpty()) {
      return Message.saying(
          "Nobody has changed the settings yet. For instance "
              + Run.typed("settings exclude RunPod"));
    }
    List<String> lines = new ArrayList<>();
    for (WorkspaceSettings.Change change : changes) {
      Setting.named(change.setting())
          .ifPresent(setting ->
              lines.add(
                  "%s %s · %s"
                      .formatted(
                          Mrkdwn.moment(change.changedAt()),
                          Mrkdwn.user(change.changedBy()),
                          line(setting, change.was(), change.is()))));
    }
    return new Message("Who changed the settings", Blocks.sections(lines));
  }

  /** These words name no setting. */
  public static Message noSuchSetting(String words) {
    String names =
        java.util.stream.Stream.of(Setting.values())
            .map(Setting::word)
            .collect(Collectors.joining(", "));
    return Notices.withActions(
        "I know no setting %s. There are: %s. For instance %s"
            .formatted(
                Mrkdwn.code(Mrkdwn.clip(words, 200)),
                names,
                Run.typed("settings engineer rate $95")),
        List.of(Blocks.primary(OPEN, "Open the settings", "")));
  }

  /** It cannot be used. */
  public static Message wrong(Setting setting, String complaint) {
    return Message.saying(
        "%s %s"
            .formatted(
                Mrkdwn.escape(complaint),
                Run.typed("settings %s %s".formatted(setting.word(), setting.example()))));
  }

  /** Somebody may not change them. */
  public static Message mayNot(Who who) {
    return Notices.withActions(
        whoMay(who), List.of(Run.button("settings", "Show the settings", "settings")));
  }

  static String whoMay(Who who) {
    return switch (who) {
      case ADMINS ->
          "Only admins and owners of this workspace, and people they name under *editors*, may"
              + " change its settings. Ask one of them.";
      case SCOPE_MISSING ->
          "I may not look up who is an admin here, so that only people named under *editors* may"
              + " change the settings. Whoever installed me can allow it with the scope "
              + Mrkdwn.code("users:read")
              + ".";
    };
  }

  /** Somebody else was faster. */
  public static Message overtaken() {
    return Notices.withActions(
        "Somebody else changed the settings while you did, so that I kept theirs. Open them again"
            + " to see what is settled now.",
        List.of(Blocks.primary(OPEN, "Open the settings", "")));
  }

  /** The form could not be opened in time. */
  public static Message expired() {
    return Notices.withActions(
        "Slack gave up waiting before the settings could open. Press the button once more.",
        List.of(Blocks.primary(OPEN, "Open the settings", "")));
  }

  /** Slack does not answer. */
  public static String slackIsAway() {
    return "Slack does not tell me just now whether you may change the settings. Try again in a"
        + " minute.";
  }

  private static String line(Setting setting, String was, String is) {
    return was.isEmpty()
        ? "`+` %s: %s".formatted(setting.label(), shown(setting, is))
        : is.isEmpty()
            ? "`-` %s: %s".formatted(setting.label(), shown(setting, was))
            : "`~` %s: %s → %s".formatted(setting.label(), shown(setting, was), shown(setting, is));
  }

  private static String shown(Setting setting, String value) {
    return switch (setting.kind()) {
      case PEOPLE -> value;
      case PROVIDERS ->
          Mrkdwn.escape(
              java.util.stream.Stream.of(value.split(", ", -1))
                  .map(Names::provider)
                  .collect(Collectors.joining(", ")));
      case PRICES -> Mrkdwn.escape(value.replace("\n", "; "));
      case MONEY, SHARE, REGIONS, CURRENCY -> Mrkdwn.escape(value);
    };
  }
}

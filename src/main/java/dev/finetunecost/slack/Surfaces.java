package dev.finetunecost.slack;

import dev.finetunecost.slack.command.Command;
import java.util.List;
import java.util.Set;

/** Where Slack shows the bot: what {@code manifest.yml} declares, in code. */
public final class Surfaces {
  public static final String COMMAND = "/finetune-cost";
  public static final String DESCRIPTION = "Should we fine-tune, and what would it really cost?";
  public static final String HINT = "[a sentence] or wizard, help, prices, list";

  /** What one may type to see what the bot does. */
  public static final List<String> EXAMPLES =
      List.of(
          COMMAND + " " + Command.EXAMPLE,
          COMMAND
              + " should we fine-tune gpt-4.1-mini on 3k contracts, or is a better prompt enough?",
          COMMAND + " prices h100",
          COMMAND + " wizard");

  /** Opens the form from anywhere. */
  public static final Shortcut NEW_ESTIMATE =
      new Shortcut("new-estimate", "New fine-tune estimate", false);

  /** Takes a message as the scenario. */
  public static final Shortcut ESTIMATE_MESSAGE =
      new Shortcut("estimate-message", "Estimate fine-tune cost", true);

  public static final List<Shortcut> SHORTCUTS = List.of(NEW_ESTIMATE, ESTIMATE_MESSAGE);

  /** The events that the bot is told of. */
  public static final Set<String> EVENTS =
      Set.of(
          "app_home_opened",
          "app_mention",
          "message.im",
          "function_executed",
          "app_uninstalled",
          "tokens_revoked");

  /** What the bot asks leave for when it is installed; docs/slack.md says why. */
  public static final List<String> SCOPES =
      List.of(
          "commands",
          "chat:write",
          "app_mentions:read",
          "im:history",
          "assistant:write",
          "files:write",
          "files:read",
          "users:read");

  /** Where commands, interactions and events come in. */
  public static final String EVENTS_PATH = "/slack/events";

  /** Where a browser begins to install the app. */
  public static final String INSTALL_PATH = "/slack/install";

  /** Where Slack sends the browser back to. */
  public static final String REDIRECT_PATH = "/slack/oauth_redirect";

  /** The step for Workflow Builder. */
  public static final String STEP = "estimate";

  private Surfaces() {}

  /**
   * A shortcut.
   *
   * @param onMessage whether it is picked on a message, or from anywhere
   */
  public record Shortcut(String callbackId, String name, boolean onMessage) {}
}

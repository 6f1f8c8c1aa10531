package dev.finetunecost.slack.view;

import com.slack.api.model.block.element.ButtonElement;
import dev.finetunecost.slack.command.Command;
import java.util.regex.Pattern;

/**
 * Buttons that run a command, as if it had been typed. The value of such a button is the command;
 * its action id begins with {@link #PREFIX}, so that several may stand side by side.
 */
public final class Run {
  public static final String PREFIX = "run:";
  public static final Pattern ACTION = Pattern.compile("run:[a-z0-9-]+");

  private Run() {}

  /**
   * A button.
   *
   * @param key unique among its neighbours, of letters, digits and hyphens
   */
  static ButtonElement button(String key, String label, String command) {
    return Blocks.button(PREFIX + key, label, command);
  }

  /** A command as a person would type it. */
  static String typed(String command) {
    return Mrkdwn.code("/finetune-cost " + command);
  }

  /** The example that every answer to nonsense ends with. */
  static ButtonElement example() {
    return button("example", "Run the example", Command.EXAMPLE);
  }
}

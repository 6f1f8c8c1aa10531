package dev.finetunecost.playground;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/**
 * The bot's app as it is installed in the workspace: what its manifest declares, and its secrets.
 *
 * @param command its slash command
 * @param shortcuts its shortcuts
 * @param events the events that it is told of
 * @param examples what the page suggests to type first
 * @param botToken what it shows to the Web API
 * @param signingSecret what requests to it are signed with
 */
public record Installation(
    SlashCommand command,
    List<Shortcut> shortcuts,
    Set<String> events,
    List<String> examples,
    String botToken,
    String signingSecret) {

  /**
   * A slash command.
   *
   * @param name with its slash
   * @param description what it does
   * @param usageHint what may follow it
   * @param escaped whether people and channels in its text arrive as ids
   */
  public record SlashCommand(String name, String description, String usageHint, boolean escaped) {}

  /** A shortcut, on a message or from anywhere. */
  public record Shortcut(String callbackId, String name, boolean onMessage) {}

  public Installation {
    shortcuts = List.copyOf(shortcuts);
    events = Set.copyOf(events);
    examples = List.copyOf(examples);
  }

  /** The app with these declarations, and secrets that nobody knows yet. */
  public static Installation fresh(
      SlashCommand command,
      List<Shortcut> shortcuts,
      Set<String> events,
      List<String> examples,
      SecureRandom random) {
    return new Installation(
        command,
        shortcuts,
        events,
        examples,
        "xoxb-playground-000000000000-" + hex(random, 12),
        hex(random, 16));
  }

  private static String hex(SecureRandom random, int bytes) {
    byte[] secret = new byte[bytes];
    random.nextBytes(secret);
    return HexFormat.of().formatHex(secret);
  }

  @Override
  public String toString() {
    return "Installation[%s]".formatted(command.name());
  }
}

package dev.finetunecost.slack.view;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Text in Slack's markup. */
public final class Mrkdwn {
  private static final DateTimeFormatter UTC =
      DateTimeFormatter.ofPattern("d MMM uuuu HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private Mrkdwn() {}

  /**
   * This text, to be shown as it stands: it links to nothing and pings nobody. Slack reads links,
   * mentions and commands from angle brackets only
   * (docs.slack.dev/messaging/formatting-message-text).
   */
  public static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  /** In bold, escaped. A star would end it, so that stars inside are shown as another sign. */
  public static String bold(String text) {
    return text.isBlank() ? "" : "*" + escape(text.strip().replace('*', '∗')) + "*";
  }

  /** As code, escaped; for what a person can copy and type. */
  public static String code(String text) {
    return "`" + escape(text.replace('`', '\'').replaceAll("\\s+", " ")) + "`";
  }

  /** A name that links to this address; the bare name where the address is none. */
  public static String link(String name, String address) {
    return address.matches("https?://[^\\s|<>]+")
        ? "<%s|%s>".formatted(address.replace("&", "&amp;"), escape(name.replace('|', '/')))
        : escape(name);
  }

  /** A person, by the name that the reader sees; others are not told. */
  public static String user(String id) {
    return id.matches("[A-Z0-9]+") ? "<@%s>".formatted(id) : escape(id);
  }

  /** A moment, in the reader's own time zone (docs.slack.dev/messaging/formatting-message-text). */
  public static String moment(Instant at) {
    return "<!date^%d^{date_short_pretty}, {time}|%s>"
        .formatted(at.getEpochSecond(), UTC.format(at));
  }

  /** A list item. */
  public static String bullet(String text) {
    return "• " + text;
  }

  /** The text with its first letter large. */
  static String capital(String text) {
    return text.isEmpty()
        ? text
        : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  /** The start of a text, so that no more than so many characters remain. */
  public static String clip(String text, int atMost) {
    if (text.length() <= atMost) {
      return text;
    }
    int end = atMost - 1;
    if (Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }
    int entity = text.lastIndexOf('&', end);
    boolean insideEntity = entity >= 0 && end - entity < 5 && text.indexOf(';', entity) >= end;
    return text.substring(0, insideEntity ? entity : end) + "…";
  }

  /** Lines put together into as few texts as possible, none longer than so many characters. */
  public static List<String> pages(List<String> lines, int atMost) {
    List<String> pages = new ArrayList<>();
    StringBuilder page = new StringBuilder();
    for (String line : lines) {
      String fitting = clip(line, atMost);
      if (!page.isEmpty() && page.length() + 1 + fitting.length() > atMost) {
        pages.add(page.toString());
        page.setLength(0);
      }
      page.append(page.isEmpty() ? "" : "\n").append(fitting);
    }
    if (!page.isEmpty()) {
      pages.add(page.toString());
    }
    return pages;
  }
}

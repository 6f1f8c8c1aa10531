package dev.finetunecost.slack.form;

import java.util.regex.Pattern;

/** What somebody wrote in Slack, without Slack's markup. */
public final class SaidText {
  private static final Pattern MENTION = Pattern.compile("<@[A-Z0-9]+(\\|[^>]*)?>");
  private static final Pattern LINK = Pattern.compile("<(?:[^|>]*\\|)?([^>]*)>");

  private SaidText() {}

  /** The words: without mentions, links as they read, entities as their characters. */
  public static String of(String text) {
    String plain = MENTION.matcher(text).replaceAll(" ");
    return LINK.matcher(plain)
        .replaceAll("$1")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&")
        .strip();
  }
}

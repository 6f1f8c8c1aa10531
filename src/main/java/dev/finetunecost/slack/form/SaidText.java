package dev.finetunecost.slack.form;

import java.util.regex.Pattern;

/** What somebody wrote in Slack, without Slack's markup. */
public final class SaidText {
  private static final Pattern MENTION = Pattern.compile("<@[A-Z0-9]+(\\|[^>]*)?>");

  private static final Pattern NAMED = Pattern.compile("<@([A-Z0-9]+)(?:\\|[^>]*)?>");
  private static final Pattern OTHER_LINK = Pattern.compile("<(?!@)(?:[^|>]*\\|)?([^>]*)>");

  private SaidText() {}

  /** What was typed after the command: the same, but people that it names are kept as ids. */
  public static String typed(String text) {
    return plain(NAMED.matcher(text).replaceAll("<@$1>"));
  }

  /** What was said to the bot: the same, without the mention that called it. */
  public static String said(String text) {
    return typed(text.strip().replaceFirst("^<@[A-Z0-9]+(\\|[^>]*)?>", "")).strip();
  }

  private static String plain(String text) {
    return OTHER_LINK
        .matcher(text)
        .replaceAll("$1")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&")
        .strip();
  }

  /** The words: without mentions, links as they read, entities as their characters. */
  public static String of(String text) {
    return plain(MENTION.matcher(text).replaceAll(" "));
  }
}

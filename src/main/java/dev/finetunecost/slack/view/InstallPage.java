package dev.finetunecost.slack.view;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a browser shows while the app is installed: plain HTML that loads nothing. */
public final class InstallPage {
  /** The installation was not begun in this browser, or too long ago. */
  public static final String BAD_STATE = "bad_state";

  /** Something of ours or of Slack's was away. */
  public static final String UNAVAILABLE = "unavailable";

  private InstallPage() {}

  /** The first page: leads to Slack's consent. */
  public static String offer(String authorizeUrl) {
    return page(
        "Add finetune-cost to Slack",
        """
        <p>Type one sentence; one message says whether a fine-tune fits, how long it takes, what it costs over
        its whole life, and whether to do it at all.</p>
        <p>Slack asks for your consent next. What each permission is for stands in the app's description.</p>
        <p><a class="button" href="%s">Continue to Slack</a></p>
        """
            .formatted(escaped(authorizeUrl)));
  }

  /**
   * The last page.
   *
   * @param where the name of the team or organisation, where Slack says it
   */
  public static String done(@Nullable String appId, @Nullable String where) {
    String open =
        appId == null
            ? ""
            : "<p><a class=\"button\" href=\"https://slack.com/app_redirect?app=%s\">Open it in Slack</a></p>"
                .formatted(URLEncoder.encode(appId, StandardCharsets.UTF_8));
    return page(
        "finetune-cost is installed"
            + Optional.ofNullable(where).map(name -> " in " + name).orElse(""),
        "<p>Type <code>/finetune-cost help</code> in any channel.</p>" + open);
  }

  /**
   * The page instead of the last one.
   *
   * @param reason Slack's word, or one of ours; whoever opens the page could have made it up
   */
  public static String failed(String reason) {
    String why =
        switch (reason) {
          case "access_denied" -> "Slack was not given consent.";
          case BAD_STATE ->
              "This installation was begun in another browser or more than ten minutes ago.";
          case "invalid_code", "code_already_used", "code_expired" ->
              "Slack's code has been used before or has expired.";
          case "bad_client_secret", "invalid_client_id", "bad_redirect_uri" ->
              "This server's SLACK_CLIENT_ID, SLACK_CLIENT_SECRET or redirect URL is not the app's; whoever runs it can correct that.";
          default -> "Slack or this server could not finish it just now.";
        };
    return page(
        "finetune-cost was not installed",
        "<p>%s Nothing was kept.</p><p><a class=\"button\" href=\"/slack/install\">Begin again</a></p>"
            .formatted(why));
  }

  private static String page(String title, String body) {
    return """
    <!doctype html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>%1$s</title>
    <style>
    body { font: 17px/1.5 system-ui, sans-serif; max-width: 34rem; margin: 15vh auto; padding: 0 1rem; color: #1d1c1d; background: #fff }
    .button { display: inline-block; padding: .6rem 1.2rem; border-radius: .4rem; color: #fff; background: #1d3a5f; text-decoration: none }
    </style>
    </head>
    <body>
    <h1>%1$s</h1>
    %2$s
    </body>
    </html>
    """
        .formatted(escaped(title), body);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}

package dev.finetunecost.slack;

/** The tokens to call Slack's Web API with. */
@FunctionalInterface
interface Tokens {

  /**
   * The bot's token in a workspace.
   *
   * @throws SlackRefusal if the app is not installed there
   * @throws SlackUnavailable if there is none that holds at this moment
   */
  String of(String workspace);
}

package dev.finetunecost.playground;

/**
 * One thing that Slack would refuse in blocks or a view.
 *
 * @param message what is wrong, in Slack's words
 * @param pointer where: a JSON pointer from the root of the argument's owner
 */
record Refusal(String message, String pointer) {

  /** As Slack lists it among the response's messages. */
  String line() {
    return "[ERROR] %s [json-pointer:%s]".formatted(message, pointer);
  }
}

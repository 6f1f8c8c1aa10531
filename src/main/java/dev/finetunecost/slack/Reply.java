package dev.finetunecost.slack;

import dev.finetunecost.slack.view.Message;
import org.jspecify.annotations.Nullable;

/**
 * What is said in answer.
 *
 * @param number of the scenario that the message is about, or null where it is about none
 */
record Reply(Message message, @Nullable Integer number) {
  static Reply of(Message message) {
    return new Reply(message, null);
  }
}

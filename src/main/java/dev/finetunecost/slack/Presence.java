package dev.finetunecost.slack;

import dev.finetunecost.slack.command.Command;
import dev.finetunecost.store.SavedScenario;
import dev.finetunecost.store.Scenarios;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What makes talking to the bot pleasant and is no answer: a sign that it is at work, and things to
 * say. Where Slack does not let us, the conversation goes on without.
 */
final class Presence {
  private static final Logger log = LoggerFactory.getLogger(Presence.class);

  private final Scenarios scenarios;
  private final WebApi api;
  private final Executor executor;

  Presence(Scenarios scenarios, WebApi api, Executor executor) {
    this.scenarios = scenarios;
    this.api = api;
    this.executor = executor;
  }

  /** Shows in a direct conversation that an answer is being worked on. */
  void working(String workspace, String channel, String thread) {
    quietly(() -> api.setStatus(workspace, channel, thread, "is estimating…"));
  }

  /** Offers things to say: about the person's latest scenario where there is one. */
  void offer(String workspace, String user, String channel) {
    quietly(() -> api.suggest(workspace, channel, prompts(workspace, user)));
  }

  private Map<String, String> prompts(String workspace, String user) {
    Map<String, String> prompts = new LinkedHashMap<>();
    scenarios.latest(workspace, user, 1).stream()
        .map(SavedScenario::id)
        .forEach(id -> {
          prompts.put("Why does %s say so?".formatted(id), "why " + id);
          prompts.put("%s with QLoRA?".formatted(id), "what-if %s qlora".formatted(id));
        });
    prompts.put("Estimate an example", Command.EXAMPLE);
    prompts.put("What can you do?", "help");
    return prompts;
  }

  private void quietly(Runnable call) {
    executor.execute(() -> {
      try {
        call.run();
      } catch (SlackRefusal | SlackUnavailable e) {
        log.debug("Not shown: {}", e.getMessage());
      }
    });
  }
}

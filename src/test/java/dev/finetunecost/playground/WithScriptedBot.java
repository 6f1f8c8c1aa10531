package dev.finetunecost.playground;

import com.slack.api.bolt.App;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A playground of its own for each test, and the bot that the test writes for it. */
abstract class WithScriptedBot {
  FakeSlack slack;
  private @Nullable ScriptedBot bot;

  @BeforeEach
  void start() throws Exception {
    slack = FakeSlack.start();
  }

  @AfterEach
  void stop() {
    if (bot != null) {
      bot.close();
    }
    slack.close();
  }

  /** Starts a bot that answers so. */
  void bot(Consumer<App> script) throws Exception {
    bot = new ScriptedBot(slack, script);
  }
}

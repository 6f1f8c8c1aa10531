package dev.finetunecost.playground;

import static com.slack.api.model.block.Blocks.asBlocks;
import static com.slack.api.model.block.Blocks.divider;
import static com.slack.api.model.view.Views.view;
import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.model.event.AppHomeOpenedEvent;
import com.slack.api.model.event.AppMentionEvent;
import com.slack.api.model.event.MessageEvent;
import org.junit.jupiter.api.Test;

/** What people do where the bot is, told to it as events. */
final class SubscribedEventsTest extends WithScriptedBot {
  @Test
  void mentionsMessagesAndTheHomeTabReachTheBotAsEvents() throws Exception {
    bot(app -> {
      app.event(
          AppMentionEvent.class,
          (event, ctx) -> {
            ctx.say("Mentioned: " + event.getEvent().getText());
            return ctx.ack();
          });
      app.event(
          MessageEvent.class,
          (event, ctx) -> {
            if (event.getEvent().getBotId() == null
                && event.getEvent().getChannelType().equals("im")) {
              ctx.say("Heard: " + event.getEvent().getText());
            }
            return ctx.ack();
          });
      app.event(
          AppHomeOpenedEvent.class,
          (event, ctx) -> {
            var published =
                ctx.client()
                    .viewsPublish(call ->
                        call.userId(event.getEvent().getUser())
                            .view(view(home -> home.type("home").blocks(asBlocks(divider())))));
            assertThat(published.isOk()).as(String.valueOf(published.getError())).isTrue();
            return ctx.ack();
          });
    });
    slack.say("@finetune-cost what if QLoRA?");
    slack.answer("Mentioned: <@U0BOT> what if QLoRA?");
    slack.say(Workspace.ADA, Workspace.directId("U0ADA"), "hello");
    slack.answer("Heard: hello");
    slack.open("home");
    assertThat(Json.text(slack.home(), "type")).isEqualTo("home");
  }
}

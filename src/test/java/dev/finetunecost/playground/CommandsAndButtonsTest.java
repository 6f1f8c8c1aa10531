package dev.finetunecost.playground;

import static com.slack.api.model.block.Blocks.actions;
import static com.slack.api.model.block.Blocks.asBlocks;
import static com.slack.api.model.block.composition.BlockCompositions.plainText;
import static com.slack.api.model.block.element.BlockElements.asElements;
import static com.slack.api.model.block.element.BlockElements.button;
import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.model.block.LayoutBlock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Commands, response URLs and buttons, as Slack's own SDK sees them. */
final class CommandsAndButtonsTest extends WithScriptedBot {
  @Test
  void aCommandIsAnsweredByItsAckForThePersonAlone() throws Exception {
    bot(app ->
        app.command(
            "/finetune-cost",
            (request, ctx) -> ctx.ack("You said " + request.getPayload().getText())));
    assertThat(slack.say("/finetune-cost a  b").ok()).isTrue();
    Message answer = slack.answer("You said a  b");
    assertThat(answer.onlyFor()).isEqualTo(Workspace.ADA.id());
    assertThat(answer.place()).isEqualTo(Workspace.ML_PLATFORM);
  }

  @Test
  void peopleInACommandArriveAsIds() throws Exception {
    bot(app ->
        app.command("/finetune-cost", (request, ctx) -> ctx.ack(request.getPayload().getText())));
    slack.say("/finetune-cost approve FT-12 @grace in #general");
    assertThat(slack.answer("approve").text())
        .isEqualTo("approve FT-12 <@U0GRACE|grace> in <#C0GENERAL|general>");
  }

  @Test
  void aCommandThatTheBotDoesNotHandleFailsAsInSlack() throws Exception {
    bot(app -> {});
    assertThat(slack.say("/finetune-cost").ok()).isFalse();
    assertThat(slack.message(message -> message.author().equals(Workspace.SLACKBOT.id())).text())
        .isEqualTo("/finetune-cost failed with the error \"dispatch_failed\"");
  }

  @Test
  void aResponseUrlWorksFiveTimesAndCanReplaceItsMessage() throws Exception {
    List<Integer> statuses = Collections.synchronizedList(new ArrayList<>());
    bot(app ->
        app.command(
            "/finetune-cost",
            (request, ctx) -> {
              for (int i = 1; i <= 6; i++) {
                String message =
                    "{\"text\":\"Answer %d\",\"replace_original\":%s}".formatted(i, i == 2);
                statuses.add(ctx.getSlack().send(ctx.getResponseUrl(), message).getCode());
              }
              return ctx.ack();
            }));
    slack.say("/finetune-cost");
    assertThat(statuses).containsExactly(200, 200, 200, 200, 200, 404);
    assertThat(slack.playground().workspace().messages())
        .extracting(Message::text)
        .containsExactly("Answer 2", "Answer 3", "Answer 4", "Answer 5");
  }

  @Test
  void aButtonIsPressedAndTheMessageReplaced() throws Exception {
    bot(app -> {
      app.command(
          "/finetune-cost",
          (request, ctx) -> {
            ctx.respond(answer -> answer.text("Share?").blocks(buttons("share", "FT-12")));
            return ctx.ack();
          });
      app.blockAction(
          "share",
          (request, ctx) -> {
            assertThat(request.getPayload().getMessage()).isNull();
            assertThat(request.getPayload().getContainer().isEphemeral()).isTrue();
            String value = request.getPayload().getActions().getFirst().getValue();
            ctx.respond(answer -> answer.text("Shared " + value).replaceOriginal(true));
            return ctx.ack();
          });
    });
    slack.say("/finetune-cost");
    assertThat(slack.click(slack.answer("Share?"), "share").ok()).isTrue();
    assertThat(slack.answer("Shared FT-12").blocks()).isEmpty();
  }

  private static List<LayoutBlock> buttons(String actionId, String value) {
    return asBlocks(
        actions(row ->
            row.elements(
                asElements(
                    button(b -> b.actionId(actionId).value(value).text(plainText("Share")))))));
  }
}

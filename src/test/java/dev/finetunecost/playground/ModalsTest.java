package dev.finetunecost.playground;

import static com.slack.api.model.block.Blocks.asBlocks;
import static com.slack.api.model.block.Blocks.divider;
import static com.slack.api.model.block.Blocks.input;
import static com.slack.api.model.block.composition.BlockCompositions.plainText;
import static com.slack.api.model.block.element.BlockElements.externalSelect;
import static com.slack.api.model.block.element.BlockElements.plainTextInput;
import static com.slack.api.model.view.Views.view;
import static com.slack.api.model.view.Views.viewSubmit;
import static com.slack.api.model.view.Views.viewTitle;
import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.app_backend.interactive_components.response.BlockSuggestionResponse;
import com.slack.api.app_backend.interactive_components.response.Option;
import com.slack.api.model.view.View;
import com.slack.api.model.view.ViewState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Modals, as Slack's own SDK sees them. */
final class ModalsTest extends WithScriptedBot {
  @Test
  void aModalIsFilledFromTheBotsOwnOptionsRefusedCorrectedAndSubmitted() throws Exception {
    CompletableFuture<String> submitted = new CompletableFuture<>();
    bot(app -> {
      app.command(
          "/finetune-cost",
          (request, ctx) -> {
            var opened =
                ctx.client().viewsOpen(call -> call.triggerId(ctx.getTriggerId()).view(modal()));
            assertThat(opened.isOk()).as(String.valueOf(opened.getError())).isTrue();
            return ctx.ack();
          });
      app.blockSuggestion(
          "model",
          (request, ctx) ->
              ctx.ack(
                  BlockSuggestionResponse.builder()
                      .options(
                          List.of(
                              Option.builder()
                                  .text(plainText("Llama " + request.getPayload().getValue()))
                                  .value("llama")
                                  .build()))
                      .build()));
      app.viewSubmission(
          "wizard",
          (request, ctx) -> {
            var values = request.getPayload().getView().getState().getValues();
            String requests = entered(values, "requests", "amount").getValue();
            if (requests.equals("many")) {
              return ctx.ackWithErrors(Map.of("requests", "Say a number"));
            }
            submitted.complete(
                requests
                    + " of "
                    + entered(values, "model", "model").getSelectedOption().getValue());
            return ctx.ack();
          });
    });
    slack.say("/finetune-cost wizard");
    assertThat(slack.submit(Json.object()).errors()).containsOnlyKeys("requests", "model");

    JsonNode modal = slack.modal();
    var suggestions =
        slack
            .playground()
            .clicks()
            .suggest(
                Workspace.ADA,
                new Clicks.Where.InView(modal.path("id").asString()),
                "model",
                "model",
                "3.1",
                Json.object());
    assertThat(suggestions.problem()).isEmpty();
    ObjectNode entered = Json.object();
    entered
        .withObjectProperty("model")
        .putObject("model")
        .set("selected_option", suggestions.offered().path("options").path(0));
    entered.withObjectProperty("requests").putObject("amount").put("value", "many");
    assertThat(slack.submit(entered).errors()).containsEntry("requests", "Say a number");

    entered.withObjectProperty("requests").putObject("amount").put("value", "50000");
    assertThat(slack.submit(entered).ok()).isTrue();
    assertThat(submitted.get(1, TimeUnit.SECONDS)).isEqualTo("50000 of llama");
    assertThat(slack.hasModal()).isFalse();
  }

  @Test
  void aModalIsReplacedStackedAndTakenAwayAsTheBotAnswers() throws Exception {
    List<String> closed = Collections.synchronizedList(new ArrayList<>());
    bot(app -> {
      app.command(
          "/finetune-cost",
          (request, ctx) -> {
            ctx.client().viewsOpen(call -> call.triggerId(ctx.getTriggerId()).view(step("first")));
            return ctx.ack();
          });
      app.viewSubmission("first", (request, ctx) -> ctx.ack("update", step("second")));
      app.viewSubmission("second", (request, ctx) -> ctx.ack("push", step("third")));
      app.viewSubmission(
          "third", (request, ctx) -> ctx.ack(answer -> answer.responseAction("clear")));
      app.viewClosed(
          "third",
          (request, ctx) -> {
            closed.add("third " + request.getPayload().isCleared());
            return ctx.ack();
          });
    });
    slack.say("/finetune-cost wizard");
    String id = Json.text(slack.modal(), "id");
    assertThat(slack.submit(Json.object())).isEqualTo(Outcome.FINE);
    assertThat(Json.text(slack.modal(), "callback_id")).isEqualTo("second");
    assertThat(Json.text(slack.modal(), "id")).isEqualTo(id);

    assertThat(slack.submit(Json.object())).isEqualTo(Outcome.FINE);
    assertThat(Json.text(slack.modal(), "callback_id")).isEqualTo("third");
    assertThat(Json.text(slack.modal(), "previous_view_id")).isEqualTo(id);

    slack.playground().dialogs().close(Workspace.ADA, false, Json.object());
    assertThat(closed).containsExactly("third false");
    assertThat(Json.text(slack.modal(), "callback_id")).isEqualTo("second");

    slack.submit(Json.object());
    assertThat(slack.submit(Json.object())).isEqualTo(Outcome.FINE);
    assertThat(slack.hasModal()).isFalse();
  }

  @Test
  void anErrorAtABlockThatIsNoInputIsTroubleAndNotAnError() throws Exception {
    bot(app -> {
      app.command(
          "/finetune-cost",
          (request, ctx) -> {
            ctx.client().viewsOpen(call -> call.triggerId(ctx.getTriggerId()).view(step("first")));
            return ctx.ack();
          });
      app.viewSubmission(
          "first", (request, ctx) -> ctx.ackWithErrors(Map.of("nowhere", "Say a number")));
    });
    slack.say("/finetune-cost wizard");
    Outcome outcome = slack.submit(Json.object());
    assertThat(outcome.errors()).isEmpty();
    assertThat(outcome.problem()).contains("We had some trouble", "no input block nowhere");
  }

  private static View step(String callbackId) {
    return view(modal ->
        modal
            .type("modal")
            .callbackId(callbackId)
            .notifyOnClose(true)
            .title(viewTitle(title -> title.type("plain_text").text(callbackId)))
            .submit(viewSubmit(submit -> submit.type("plain_text").text("Next")))
            .blocks(asBlocks(divider())));
  }

  private static ViewState.Value entered(
      Map<String, Map<String, ViewState.Value>> values, String blockId, String actionId) {
    return Objects.requireNonNull(Objects.requireNonNull(values.get(blockId)).get(actionId));
  }

  private static View modal() {
    return view(modal ->
        modal
            .type("modal")
            .callbackId("wizard")
            .title(viewTitle(title -> title.type("plain_text").text("Estimate")))
            .submit(viewSubmit(submit -> submit.type("plain_text").text("Estimate")))
            .blocks(
                asBlocks(
                    input(block ->
                        block
                            .blockId("requests")
                            .label(plainText("Requests"))
                            .element(plainTextInput(text -> text.actionId("amount")))),
                    input(block ->
                        block
                            .blockId("model")
                            .label(plainText("Model"))
                            .element(
                                externalSelect(
                                    select -> select.actionId("model").minQueryLength(1)))))));
  }
}

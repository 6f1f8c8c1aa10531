package dev.finetunecost.playground;

import static com.slack.api.model.block.Blocks.actions;
import static com.slack.api.model.block.Blocks.asBlocks;
import static com.slack.api.model.block.Blocks.divider;
import static com.slack.api.model.block.Blocks.input;
import static com.slack.api.model.block.composition.BlockCompositions.plainText;
import static com.slack.api.model.block.element.BlockElements.asElements;
import static com.slack.api.model.block.element.BlockElements.button;
import static com.slack.api.model.block.element.BlockElements.externalSelect;
import static com.slack.api.model.block.element.BlockElements.plainTextInput;
import static com.slack.api.model.view.Views.view;
import static com.slack.api.model.view.Views.viewSubmit;
import static com.slack.api.model.view.Views.viewTitle;
import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.app_backend.interactive_components.response.BlockSuggestionResponse;
import com.slack.api.app_backend.interactive_components.response.Option;
import com.slack.api.bolt.App;
import com.slack.api.methods.SlackApiException;
import com.slack.api.model.block.DividerBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.event.AppHomeOpenedEvent;
import com.slack.api.model.event.AppMentionEvent;
import com.slack.api.model.event.MessageEvent;
import com.slack.api.model.view.View;
import com.slack.api.model.view.ViewState;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The stand-in as Slack's own SDK sees it. */
final class PlaygroundTest {
  private FakeSlack slack;
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

  private void bot(Consumer<App> script) throws Exception {
    bot = new ScriptedBot(slack, script);
  }

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

  @Test
  void whatSlackRefusesIsRefusedInItsWords() throws Exception {
    CompletableFuture<List<String>> errors = new CompletableFuture<>();
    bot(app ->
        app.command(
            "/finetune-cost",
            (request, ctx) -> {
              var client = ctx.client();
              String trigger = ctx.getTriggerId();
              client.viewsOpen(call -> call.triggerId(trigger).view(modal()));
              var tooMany =
                  asBlocks(Collections.nCopies(51, divider()).toArray(DividerBlock[]::new));
              var refused =
                  client.chatPostMessage(
                      call -> call.channel("C0MLPLATFORM").text("a").blocks(tooMany));
              errors.complete(
                  List.of(
                      client.chatPostMessage(call -> call.channel("#general").text("a")).getError(),
                      client
                          .chatPostMessage(call -> call.channel("C0NOWHERE").text("a"))
                          .getError(),
                      client.chatPostMessage(call -> call.channel("C0MLPLATFORM")).getError(),
                      client
                          .chatPostMessage(
                              call -> call.channel("C0MLPLATFORM").text("x".repeat(40_001)))
                          .getError(),
                      client
                          .chatUpdate(call -> call.channel("C0MLPLATFORM").ts("1.1").text("a"))
                          .getError(),
                      client.viewsOpen(call -> call.triggerId(trigger).view(modal())).getError(),
                      client.viewsOpen(call -> call.triggerId("made.up").view(modal())).getError(),
                      client.viewsUpdate(call -> call.viewId("V0").view(modal())).getError(),
                      client.authTest(call -> call.token("xoxb-other")).getError(),
                      refused.getError(),
                      refused.getResponseMetadata().getMessages().getFirst()));
              return ctx.ack();
            }));
    slack.say("/finetune-cost");
    assertThat(errors.get(1, TimeUnit.SECONDS))
        .containsExactly(
            "not_in_channel",
            "channel_not_found",
            "no_text",
            "msg_too_long",
            "message_not_found",
            "exchanged_trigger_id",
            "invalid_trigger_id",
            "not_found",
            "invalid_auth",
            "invalid_blocks",
            "[ERROR] no more than 50 items allowed [json-pointer:/blocks]");
  }

  @Test
  void theWebApiFailsWhenItIsTold() throws Exception {
    CompletableFuture<List<String>> outcomes = new CompletableFuture<>();
    bot(app ->
        app.command(
            "/finetune-cost",
            (request, ctx) -> {
              List<String> seen = new ArrayList<>();
              for (int i = 0; i < 4; i++) {
                try {
                  var answer =
                      ctx.client().chatPostMessage(call -> call.channel("C0MLPLATFORM").text("a"));
                  seen.add(answer.isOk() ? "ok" : answer.getError());
                } catch (SlackApiException e) {
                  seen.add(e.getResponse().code() + " " + e.getResponse().header("Retry-After"));
                }
              }
              outcomes.complete(seen);
              return ctx.ack();
            }));
    slack
        .faults()
        .next(
            "chat.postMessage",
            new Faults.Fault.RateLimited(Duration.ofSeconds(7)),
            new Faults.Fault.ServerError(503),
            new Faults.Fault.Refused("is_archived"));
    slack.say("/finetune-cost");
    assertThat(outcomes.get(1, TimeUnit.SECONDS))
        .containsExactly("429 7", "503 null", "is_archived", "ok");
  }

  @Test
  void aFileIsUploadedSharedAndReadBack() throws Exception {
    bot(app ->
        app.command(
            "/finetune-cost",
            (request, ctx) -> {
              var uploaded =
                  ctx.client()
                      .filesUploadV2(call ->
                          call.channel(Workspace.ML_PLATFORM)
                              .filename("lines.csv")
                              .title("Lines")
                              .content("label,usd\nTraining,1.60\n")
                              .initialComment("Here"));
              return uploaded.isOk() ? ctx.ack() : ctx.ack("Refused: " + uploaded.getError());
            }));
    slack.say("/finetune-cost export");
    Message message = slack.answer("Here");
    StoredFile file = message.files().getFirst();
    assertThat(file.title()).isEqualTo("Lines");
    assertThat(get(file.address(), "127.0.0.1").body()).isEqualTo("label,usd\nTraining,1.60\n");
  }

  @Test
  void onlyThisMachineIsAnswered() throws Exception {
    assertThat(get(slack.page(), "127.0.0.1").statusCode()).isEqualTo(200);
    assertThat(get(slack.page(), "finetune-cost.example").statusCode()).isEqualTo(403);
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

  /** What is answered to a request that calls this machine by that name. */
  private static Answer get(URI address, String host) throws IOException {
    OkHttpClient http = new OkHttpClient();
    Request request = new Request.Builder().url(address.toString()).header("Host", host).build();
    try (Response response = http.newCall(request).execute()) {
      return new Answer(response.code(), response.body().string());
    } finally {
      http.dispatcher().executorService().shutdown();
      http.connectionPool().evictAll();
    }
  }

  private record Answer(int statusCode, String body) {}

  private static List<LayoutBlock> buttons(String actionId, String value) {
    return asBlocks(
        actions(row ->
            row.elements(
                asElements(
                    button(b -> b.actionId(actionId).value(value).text(plainText("Share")))))));
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

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

import com.slack.api.methods.SlackApiException;
import com.slack.api.model.block.DividerBlock;
import com.slack.api.model.view.View;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.Test;

/** The Web API, its refusals and its troubles, as Slack's own SDK sees them. */
final class WebApiTest extends WithScriptedBot {
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

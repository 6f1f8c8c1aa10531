package dev.finetunecost.playground;

import static com.slack.api.model.block.composition.BlockCompositions.plainText;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.slack.api.app_backend.interactive_components.response.BlockSuggestionResponse;
import com.slack.api.app_backend.interactive_components.response.Option;
import com.slack.api.bolt.App;
import com.slack.api.bolt.context.builtin.ActionContext;
import com.slack.api.bolt.response.Response;
import com.slack.api.model.view.ViewState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The page in a browser, with a bot that says what the files under {@code playground/} hold. */
final class PageIT {
  private final CompletableFuture<Map<String, Map<String, ViewState.Value>>> submitted =
      new CompletableFuture<>();
  private FakeSlack slack;
  private ScriptedBot bot;
  private Browser browser;

  @BeforeEach
  void start() throws Exception {
    assumeTrue(
        Browser.isInstalled(),
        "skipped: needs Debian's browser (apt-get install chromium chromium-driver)");
    slack = FakeSlack.start();
    bot = new ScriptedBot(slack, this::script);
    browser = Browser.open(slack.page(), 1280, 900);
  }

  @AfterEach
  void stop() {
    if (Browser.isInstalled()) {
      browser.close();
      bot.close();
      slack.close();
    }
  }

  private void script(App app) {
    app.command(
        "/finetune-cost",
        (request, ctx) -> {
          if ("wizard".equals(request.getPayload().getText())) {
            var opened =
                ctx.client()
                    .viewsOpen(call ->
                        call.triggerId(ctx.getTriggerId()).viewAsString(file("wizard.json")));
            return opened.isOk() ? ctx.ack() : ctx.ack("Refused: " + opened.getError());
          }
          ctx.getSlack().send(ctx.getResponseUrl(), file("report.json"));
          return ctx.ack();
        });
    app.blockAction("share", (request, ctx) -> shared(request.getPayload().getResponseUrl(), ctx));
    app.blockAction("more", (request, ctx) -> shared(request.getPayload().getResponseUrl(), ctx));
    app.blockSuggestion(
        "model",
        (request, ctx) ->
            ctx.ack(
                BlockSuggestionResponse.builder()
                    .options(
                        List.of(
                            Option.builder()
                                .text(plainText("Llama 3.3 70B"))
                                .value(request.getPayload().getValue())
                                .build()))
                    .build()));
    app.viewSubmission(
        "wizard",
        (request, ctx) -> {
          var values = request.getPayload().getView().getState().getValues();
          if ("50000".equals(value(values, "use", "n").getValue())) {
            return ctx.ackWithErrors(Map.of("use", "Say how many a month"));
          }
          submitted.complete(values);
          return ctx.ack();
        });
  }

  private static Response shared(String responseUrl, ActionContext ctx) throws IOException {
    ctx.getSlack().send(responseUrl, "{\"replace_original\":true,\"text\":\"*Shared* with all\"}");
    return ctx.ack();
  }

  @Test
  void aReportIsShownWholeAndItsButtonsWork() {
    browser.say("/finetune-cost fine-tune llama 3.1 8b with lora on 8k support emails");
    WebElement message = browser.waitForText(".message", "Stay on the API for now.");
    assertThat(message.getText())
        .contains("Only visible to you", "FT-12", "Cumulative cost", "Alternatives, cheapest first")
        .contains("Stay on gpt-4.1-mini", "$19,000");
    assertThat(message.findElements(By.cssSelector("svg[role=img]"))).hasSize(1);
    assertThat(browser.all(".message tbody tr")).hasSize(5);

    browser.waitForText(".pager button", "Next").click();
    assertThat(browser.all(".message tbody tr")).hasSize(1);

    browser.waitFor(By.cssSelector("[data-action=share]")).click();
    assertThat(browser.waitForText(".message", "Shared with all").getText()).contains("(edited)");
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void aMenuIsUsedWithTheKeyboard() {
    browser.say("/finetune-cost report");
    browser.waitFor(By.cssSelector("[data-action=more]")).sendKeys(Keys.ENTER);
    browser.waitForText("[role=menuitem]", "Export CSV");
    browser.focused().sendKeys(Keys.ARROW_DOWN);
    assertThat(browser.focused().getText()).isEqualTo("Watch");
    browser.focused().sendKeys(Keys.ENTER);
    browser.waitForText(".message", "Shared with all");
  }

  @Test
  void aModalIsFilledCorrectedAndSubmitted() throws Exception {
    browser.say("/finetune-cost wizard");
    browser.waitForText("dialog h2", "Estimate · 2 of 3");
    browser.waitFor(By.cssSelector("dialog .button.primary")).click();
    assertThat(browser.waitFor(By.cssSelector("[data-block=size] .error")).getText())
        .isEqualTo("Please complete this required field.");

    browser.waitFor(By.cssSelector("[data-block=size] input")).sendKeys("8k emails");
    browser.waitFor(By.cssSelector("[data-block=model] input")).sendKeys("lama");
    browser.waitForText("[role=option]", "Llama 3.3 70B");
    browser.focused().sendKeys(Keys.ENTER);
    browser.waitForText("[data-block=method] .option", "LoRA").click();
    browser.waitForText("[data-block=limits] .option", "EU only").click();
    browser.waitFor(By.cssSelector("[data-block=unit] input")).click();
    browser.waitForText("[role=option]", "month").click();
    browser.waitFor(By.cssSelector("dialog .button.primary")).click();
    assertThat(browser.waitFor(By.cssSelector("[data-block=use] .error")).getText())
        .isEqualTo("Say how many a month");

    browser.waitFor(By.cssSelector("[data-block=use] input")).sendKeys("0");
    browser.waitFor(By.cssSelector("dialog .button.primary")).click();
    browser.waitUntilGone(By.cssSelector("dialog"));
    var values = submitted.get(1, TimeUnit.SECONDS);
    assertThat(value(values, "size", "a").getValue()).isEqualTo("8k emails");
    assertThat(value(values, "model", "model").getSelectedOption().getValue()).isEqualTo("lama");
    assertThat(value(values, "method", "m").getSelectedOption().getValue()).isEqualTo("lora");
    assertThat(value(values, "use", "n").getValue()).isEqualTo("500000");
    assertThat(value(values, "unit", "u").getSelectedOption().getValue()).isEqualTo("month");
    assertThat(value(values, "limits", "c").getSelectedOptions())
        .extracting(ViewState.SelectedOption::getValue)
        .containsExactly("eu");
    assertThat(browser.complaints()).isEmpty();
  }

  private static ViewState.Value value(
      Map<String, Map<String, ViewState.Value>> values, String blockId, String actionId) {
    return Objects.requireNonNull(Objects.requireNonNull(values.get(blockId)).get(actionId));
  }

  private static String file(String name) {
    try (var in = PageIT.class.getResourceAsStream("/playground/" + name)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

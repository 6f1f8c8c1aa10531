package dev.finetunecost.playground;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.finetunecost.slack.command.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.Select;

/** The whole way of a sentence, as somebody sees it who has just started the bot. */
final class PlaygroundIT {
  private static @Nullable RunningBot bot;
  private static @Nullable Browser opened;

  /** One bot and one browser for all: each test has a conversation of its own. */
  @BeforeAll
  static void start() throws IOException {
    assumeTrue(
        Browser.isInstalled(),
        "skipped: needs Debian's browser (apt-get install chromium chromium-driver)");
    bot = RunningBot.start();
    opened = Browser.open(bot.page(), 1280, 1000);
  }

  @AfterAll
  static void stop() {
    if (opened != null) {
      opened.close();
    }
    if (bot != null) {
      bot.close();
    }
  }

  private final Browser browser = Objects.requireNonNull(opened);

  @Test
  void aSentenceIsAnsweredWithAVerdictThatCanBeShared() {
    browser.waitForText(".sidebar li button", "ml-platform").click();
    browser.say("/finetune-cost " + Command.EXAMPLE);
    WebElement report = browser.waitForText(".message.ephemeral", "FT-");
    assertThat(report.getText())
        .contains("Only visible to you", " · Llama 3.1 8B · LoRA")
        .containsPattern("Over 18 months, .+ costs \\$\\d")
        .contains("Fits?", "How long?", "How much?");
    assertThat(report.findElements(By.cssSelector("svg[role=img] > path"))).hasSizeGreaterThan(1);
    assertThat(report.findElements(By.cssSelector("tbody tr"))).hasSizeGreaterThan(1);

    browser.waitForText(".message .button", "Share").click();
    assertThat(browser.waitForText(".message:not(.ephemeral)", "FT-").getText())
        .containsPattern("Over 18 months, .+ costs \\$\\d");
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void aFileOfExamplesIsCountedAndReckonedWith(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("orders.jsonl");
    String example = "{\"prompt\":\"where is my order?\",\"completion\":\"on its way\"}\n";
    Files.writeString(file, example.repeat(40) + "{\n");
    Select person = new Select(browser.waitFor(By.cssSelector(".sidebar select")));
    person.selectByIndex(1);
    browser.waitForText(".sidebar li button", "finetune-cost").click();
    browser.waitForText("[role=tab]", "Messages").click();
    browser.waitFor(By.cssSelector(".composer .clip"));
    browser.all(".composer input[type=file]").getFirst().sendKeys(file.toString());
    browser.waitForText(".composer .attached", "orders.jsonl");
    browser.say("lora on llama 3.1 8b, 20k requests a day, now gpt-4.1-mini");
    assertThat(browser.waitForText(".message", "orders.jsonl: 40 examples").getText())
        .contains("line 41: not JSON");
    assertThat(browser.waitForText(".message", "FT-").getText()).contains("Llama 3.1 8B");
    person.selectByIndex(0);
  }

  @Test
  void aChangeShowsItsDifferenceAndIsTakenBackWithAButton() {
    browser.waitForText(".sidebar li button", "general").click();
    browser.say(
        "/finetune-cost lora on mistral 7b with 3k contracts, 2k requests a day, now gpt-4o");
    browser.waitForText(".message.ephemeral", " · Mistral 7B · LoRA");
    browser.say("/finetune-cost what-if 500k requests a day");
    browser.waitForText(".message.ephemeral", "2,000 requests per day → 500,000 requests per day");

    // the report, the difference, and the report again
    browser.waitForText(".message .button", "Undo").click();
    browser.waitUntil(() ->
        browser.all(".message").stream()
                .filter(message -> message.getText().contains(" · Mistral 7B · LoRA"))
                .count()
            == 3);
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void theStartCardOpensTheFormAndTheFormLeadsToAReport() {
    browser.waitForText(".sidebar li button", "general").click();
    browser.say("/finetune-cost");
    browser.waitForText(".message .button", "Guide me").click();
    browser.waitFor(By.cssSelector("dialog textarea")).sendKeys(Command.EXAMPLE);
    browser.waitForText("dialog footer .button", "Next").click();
    browser.waitForText("dialog h2", "2 of 3");
    browser.waitForText("dialog .modal-body .button", "Use defaults & estimate").click();
    browser.waitForText("dialog .modal-body", "The report is on its way");
    browser.waitFor(By.cssSelector("dialog header .icon")).click();
    browser.waitUntilGone(By.cssSelector("dialog"));
    assertThat(browser.waitForText(".message.ephemeral", "FT-").getText())
        .contains("Llama 3.1 8B")
        .containsPattern("Over 18 months, .+ costs \\$\\d");
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void whatIsNotUnderstoodIsAnsweredWithAButtonThatRuns() {
    browser.waitForText(".sidebar li button", "finetune-cost").click();
    browser.waitForText(".tabs button", "Messages").click();
    browser.say("/finetune-cost pirces h100");
    browser.waitFor(By.cssSelector(".message .actions .button")).click();
    browser.waitForText(".message", "H100");
    assertThat(browser.complaints()).isEmpty();
  }
}

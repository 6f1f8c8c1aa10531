package dev.finetunecost.playground;

import dev.finetunecost.slack.command.Command;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.openqa.selenium.By;
import org.openqa.selenium.TimeoutException;
import org.openqa.selenium.WebElement;

/**
 * Goes through everything the bot says and shows, as a person would, and takes a picture of each:
 * for looking at, not for checking. The pictures are numbered in the order of the visit.
 */
final class Tour {
  private static final int WIDTH = 1180;
  private static final int TALL = 3400;

  private final Browser browser;
  private final Path folder;
  private int taken;

  private Tour(Browser browser, Path folder) {
    this.browser = browser;
    this.folder = folder;
  }

  /** The folder for the pictures, and perhaps {@code team} for what a team does together only. */
  public static void main(String[] args) throws IOException {
    try (RunningBot bot = RunningBot.start();
        Browser browser = Browser.open(bot.page(), WIDTH, TALL)) {
      Tour tour = new Tour(browser, Path.of(args[0]));
      if (args.length == 1) {
        tour.all();
      } else {
        tour.ask("report", "/finetune-cost " + Command.EXAMPLE);
      }
      tour.team();
      tour.phone();
    }
  }

  /** What one person does alone. */
  private void all() {
    commands();
    views();
    conversation();
    home();
  }

  private void commands() {
    ask("start-empty", "/finetune-cost");
    ask("report", "/finetune-cost " + Command.EXAMPLE);
    ask("report-vague", "/finetune-cost should we fine-tune something for our chatbot?");
    ask(
        "report-rag",
        "/finetune-cost fine-tune gpt-4.1-mini so it knows our product docs that change weekly, 2k requests a day");
    ask(
        "report-huge",
        "/finetune-cost full fine-tune of llama 3.1 405b on 2M examples of 4k tokens, 3M requests a day, 36 months, data must stay private");
    ask(
        "report-not-used",
        "/finetune-cost qlora 13b on one 4090, 20k rows of 600 tokens, and my cat is purple");
    ask("unknown-model", "/finetune-cost fine-tune lama-9 zeta on 5k examples");
    ask("ambiguous", "/finetune-cost fine-tune 8b on lambda with 5k examples");
    ask("not-understood", "/finetune-cost lorem ipsum dolor");
    ask("nearest", "/finetune-cost pirces h100");
    ask("help", "/finetune-cost help");
    ask("help-topic", "/finetune-cost help changes");
    ask("help-unknown", "/finetune-cost help frobnicate");
    ask("prices", "/finetune-cost prices h100");
    ask("prices-tuning", "/finetune-cost prices fine-tuning");
    ask("prices-all", "/finetune-cost prices");
    ask("prices-none", "/finetune-cost prices zzz");
    ask("what-if", "/finetune-cost what-if FT-1 qlora");
    ask("what-if-volume", "/finetune-cost what-if FT-1 500k requests a day");
    ask("undo", "/finetune-cost undo FT-9");
    ask("why", "/finetune-cost why FT-1");
    ask("readings", "/finetune-cost fine-tune llama 8b with lora, 50k, 18 months");
    ask("reading-first", "/finetune-cost what is the cost of running llama in Lambda?");
    ask("compare", "/finetune-cost compare FT-1 FT-3");
    ask("compare-three", "/finetune-cost compare FT-1 FT-2 FT-3");
    ask("list", "/finetune-cost list");
    ask("open", "/finetune-cost open FT-1");
    ask("open-none", "/finetune-cost open FT-99");
    ask("incomplete", "/finetune-cost compare FT-1");
    ask("delete", "/finetune-cost delete FT-2");
    ask("export-csv", "/finetune-cost export FT-1 csv");
    ask("export-json", "/finetune-cost export FT-1 json");
    ask("export-pdf", "/finetune-cost export FT-1 pdf");
    ask("share", "/finetune-cost share FT-1");
    ask("start", "/finetune-cost");
  }

  private void views() {
    for (String words : List.of("", " " + Command.EXAMPLE)) {
      browser.resize(WIDTH, 1100);
      browser.say("/finetune-cost wizard" + words);
      browser.waitFor(By.cssSelector("dialog .input"));
      picture("wizard-1" + (words.isEmpty() ? "-empty" : ""));
      browser.waitForText("dialog footer .button", "Next").click();
      browser.waitForText("dialog h2", "2 of 3");
      picture("wizard-2" + (words.isEmpty() ? "-empty" : ""));
      browser.waitForText("dialog footer .button", "Next").click();
      browser.waitForText("dialog h2", "3 of 3");
      picture("wizard-3" + (words.isEmpty() ? "-empty" : ""));
      browser.waitFor(By.cssSelector("dialog header .icon")).click();
      browser.waitUntilGone(By.cssSelector("dialog"));
    }
    browser.resize(WIDTH, TALL);
    browser.run("document.querySelector('[data-action=report-details]').click()");
    browser.waitForText("dialog", "Prices");
    browser.run("document.querySelector('dialog form').style.maxHeight='none'");
    picture("details", browser.waitFor(By.cssSelector("dialog")));
    browser.waitFor(By.cssSelector("dialog header .icon")).click();
    browser.waitUntilGone(By.cssSelector("dialog"));
  }

  private void conversation() {
    go("ml-platform");
    ask("mention", "@finetune-cost " + Command.EXAMPLE);
    go("finetune-cost");
    browser.waitForText(".tabs button", "Messages").click();
    browser.settle();
    picture("direct-empty");
    ask("direct", "lora on mistral 7b with 3k contracts, 2k requests a day, now gpt-4o");
    ask("direct-follow-up", "what if qlora?");
    ask("direct-hello", "hello");
    ask("direct-thanks", "thanks!");
    ask("direct-why", "why?");
  }

  private void team() {
    go("ml-platform");
    ask("settings-none", "/finetune-cost settings currency none");
    browser.say("/finetune-cost settings");
    browser.waitFor(By.cssSelector("dialog .input"));
    browser.run("document.querySelector('dialog form').style.maxHeight='none'");
    picture("settings-form", browser.waitFor(By.cssSelector("dialog")));
    type("engineer_rate", "a lot");
    type("negotiated_prices", "runpod h100 cheap");
    browser.waitForText("dialog footer .button", "Save").click();
    browser.waitForText("dialog", "Write an amount");
    picture("settings-errors", browser.waitFor(By.cssSelector("dialog")));
    type("engineer_rate", "$95/h");
    type("negotiated_prices", "runpod h100 $2.10/h\nopenai gpt-4.1-mini $0.30 in $1.20 out");
    type("budget_ceiling", "20k");
    type("excluded_providers", "Vast.ai");
    type("currency", "EUR");
    browser.waitForText("dialog footer .button", "Save").click();
    browser.waitForText("dialog", "Settled");
    picture("settings-saved", browser.waitFor(By.cssSelector("dialog")));
    browser.waitFor(By.cssSelector("dialog header .icon")).click();
    browser.waitUntilGone(By.cssSelector("dialog"));
    ask("settings-words", "/finetune-cost settings exclude RunPod");
    ask("settings-unknown", "/finetune-cost settings colour blue");
    ask("settings-history", "/finetune-cost settings history");
    ask("report-on-own-terms", "/finetune-cost open FT-1");
    ask("actual", "/finetune-cost actual FT-1 3 hours $12");
    ask("actual-slip", "/finetune-cost actual FT-1 650 hours");
    browser.say("/finetune-cost actual FT-1");
    browser.waitFor(By.cssSelector("dialog .input"));
    picture("actual-form", browser.waitFor(By.cssSelector("dialog")));
    browser.waitFor(By.cssSelector("dialog header .icon")).click();
    browser.waitUntilGone(By.cssSelector("dialog"));
    ask("report-after-runs", "/finetune-cost open FT-1");
    ask("watch", "/finetune-cost watch FT-1 below $15k");
    browser.say("/finetune-cost approve FT-1");
    browser.waitFor(By.cssSelector("dialog .input"));
    picture("approve-form", browser.waitFor(By.cssSelector("dialog")));
    browser.waitFor(By.cssSelector("dialog header .icon")).click();
    browser.waitUntilGone(By.cssSelector("dialog"));
    ask("approve", "/finetune-cost approve FT-1 @grace before the launch");
    be("Grace");
    go("finetune-cost");
    browser.waitForText(".tabs button", "Messages").click();
    browser.settle();
    picture("approver", browser.all(".message").getLast());
    browser.waitForText(".message .button", "Approve…").click();
    browser.waitFor(By.cssSelector("dialog .input"));
    picture("approve-decide", browser.waitFor(By.cssSelector("dialog")));
    browser.waitForText("dialog footer .button", "Approve").click();
    browser.waitUntilGone(By.cssSelector("dialog"));
    browser.settle();
    picture("approver-after", browser.all(".message").getLast());
    be("Ada");
    go("finetune-cost");
    browser.waitForText(".tabs button", "Messages").click();
    browser.settle();
    picture("asker-told", browser.all(".message").getLast());
    go("ml-platform");
    ask("report-approved", "/finetune-cost open FT-1");
    browser.run("[...document.querySelectorAll('[data-action=report-details]')].at(-1).click()");
    browser.waitForText("dialog", "Approvals");
    browser.run("document.querySelector('dialog form').style.maxHeight='none'");
    picture("details-approved", browser.waitFor(By.cssSelector("dialog")));
    browser.waitFor(By.cssSelector("dialog header .icon")).click();
    browser.waitUntilGone(By.cssSelector("dialog"));
  }

  private void be(String person) {
    browser.waitFor(By.cssSelector(".sidebar select")).sendKeys(person);
    browser.settle();
  }

  /** Fills a field of the form that is open. */
  private void type(String block, String text) {
    WebElement field =
        browser.waitFor(
            By.cssSelector("dialog [data-block='%s'] :is(input, textarea)".formatted(block)));
    field.clear();
    field.sendKeys(text);
  }

  private void home() {
    browser.waitForText(".tabs button", "Home").click();
    browser.waitFor(By.cssSelector(".home .actions"));
    picture("home");
    browser.resize(420, 2600);
    browser.settle();
    picture("home-phone");
    browser.resize(WIDTH, TALL);
  }

  /** The same on a phone, in the dark. */
  private void phone() {
    browser.run("document.documentElement.dataset.theme = 'dark'");
    browser.resize(420, TALL + 1200);
    ask("report-phone", "/finetune-cost " + Command.EXAMPLE);
    ask("what-if-phone", "/finetune-cost what-if 500k requests a day");
    ask("prices-phone", "/finetune-cost prices h100");
    browser.resize(WIDTH, TALL);
  }

  private void go(String place) {
    browser.waitForText(".sidebar li button", place).click();
    browser.settle();
  }

  /** Says this and takes a picture of the answer. */
  private void ask(String name, String words) {
    int before = browser.all(".message").size();
    browser.say(words);
    try {
      browser.waitUntil(() -> browser.all(".message").size() > before);
    } catch (TimeoutException _) {
      System.err.println("no answer to " + words);
      picture(name);
      return;
    }
    browser.settle();
    picture(name, browser.all(".message").getLast());
  }

  private void picture(String name) {
    browser.screenshot(file(name));
  }

  private void picture(String name, WebElement element) {
    browser.screenshot(file(name), element);
  }

  private Path file(String name) {
    return folder.resolve("%02d-%s.png".formatted(++taken, name));
  }
}

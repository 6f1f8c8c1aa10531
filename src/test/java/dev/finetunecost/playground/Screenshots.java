package dev.finetunecost.playground;

import dev.finetunecost.slack.command.Command;
import java.io.IOException;
import java.nio.file.Path;
import org.openqa.selenium.By;

/**
 * Writes the pictures of the README: asks the bot in its playground, and takes what the page shows.
 */
final class Screenshots {
  private Screenshots() {}

  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args.length == 0 ? "docs/images" : args[0]);
    try (RunningBot bot = RunningBot.start();
        Browser browser = Browser.open(bot.page(), 1180, 760)) {
      browser.say("/finetune-cost");
      browser.waitFor(By.cssSelector(".message .actions"));
      browser.screenshot(folder.resolve("startcard.png"));

      browser.resize(1180, 1700);
      browser.say("/finetune-cost " + Command.EXAMPLE);
      browser.waitForText(".message", "FT-1");
      browser.screenshot(folder.resolve("report.png"));

      browser.resize(1180, 900);
      browser.say("/finetune-cost wizard " + Command.EXAMPLE);
      browser.waitFor(By.cssSelector("dialog .input"));
      browser.screenshot(folder.resolve("wizard.png"));
      browser.waitFor(By.cssSelector("dialog header .icon")).click();
      browser.waitUntilGone(By.cssSelector("dialog"));

      browser.waitForText(".sidebar li button", "finetune-cost").click();
      browser.waitFor(By.cssSelector(".home .actions"));
      browser.screenshot(folder.resolve("home.png"));
    }
  }
}

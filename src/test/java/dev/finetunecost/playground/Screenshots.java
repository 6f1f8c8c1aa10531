package dev.finetunecost.playground;

import dev.finetunecost.slack.command.Command;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;

/**
 * Writes the pictures of the README: asks the bot in its playground, and takes what the page shows.
 */
final class Screenshots {
  private static final int DPI = 110;

  private Screenshots() {}

  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args.length == 0 ? "docs/images" : args[0]);
    try (RunningBot bot = RunningBot.start();
        Browser browser = Browser.open(bot.page(), 1180, 760)) {
      browser.say("/finetune-cost");
      browser.waitFor(By.cssSelector(".message .actions"));
      browser.screenshot(folder.resolve("startcard.png"));

      browser.resize(1180, 2400);
      browser.say("/finetune-cost " + Command.EXAMPLE);
      browser.waitForText(".message", "FT-1");
      browser.screenshot(folder.resolve("report.png"));

      browser.resize(1180, 1100);
      browser.say("/finetune-cost what-if FT-1 500k requests a day");
      browser.waitForText(".message", "FT-1 → FT-2");
      browser.screenshot(folder.resolve("what-if.png"));

      browser.say("/finetune-cost export FT-1 pdf");
      browser.waitForText(".message", "FT-1.pdf");

      browser.resize(1180, 900);
      browser.say("/finetune-cost wizard " + Command.EXAMPLE);
      browser.waitFor(By.cssSelector("dialog .input"));
      browser.screenshot(folder.resolve("wizard.png"));
      browser.waitFor(By.cssSelector("dialog header .icon")).click();
      browser.waitUntilGone(By.cssSelector("dialog"));

      browser.waitForText(".sidebar li button", "finetune-cost").click();
      browser.waitFor(By.cssSelector(".home .actions"));
      browser.screenshot(folder.resolve("home.png"));

      browser.waitForText(".tabs button", "Messages").click();
      brief(
          browser.waitFor(By.cssSelector(".file")).getDomProperty("href"),
          folder.resolve("brief.png"));
    }
  }

  /** Draws the page that stands at this address. */
  private static void brief(@Nullable String address, Path file) throws IOException {
    try (InputStream in = URI.create(String.valueOf(address)).toURL().openStream();
        PDDocument document = Loader.loadPDF(in.readAllBytes())) {
      ImageIO.write(new PDFRenderer(document).renderImageWithDPI(0, DPI), "png", file.toFile());
    }
  }
}

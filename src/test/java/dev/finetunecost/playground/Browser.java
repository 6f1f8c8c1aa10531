package dev.finetunecost.playground;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Debian's Chromium without a window, with the playground's page in it. */
final class Browser implements AutoCloseable {
  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
  private static final Path CHROMEDRIVER = Path.of("/usr/bin/chromedriver");
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final ChromeDriver driver;
  private final Path profile;

  private Browser(Path profile) {
    this.profile = profile;
    ChromeOptions options =
        new ChromeOptions()
            .setBinary(CHROMIUM.toFile())
            .addArguments(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--no-proxy-server",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--force-device-scale-factor=1.5",
                "--user-data-dir=" + profile);
    this.driver =
        new ChromeDriver(
            new ChromeDriverService.Builder()
                .usingDriverExecutable(CHROMEDRIVER.toFile())
                .usingAnyFreePort()
                .build(),
            options);
  }

  /** Whether the machine has one. */
  static boolean isInstalled() {
    return Files.isExecutable(CHROMIUM) && Files.isExecutable(CHROMEDRIVER);
  }

  /** Opens a page in a window of this size. */
  static Browser open(URI page, int width, int height) {
    try {
      Browser browser = new Browser(Files.createTempDirectory("finetune-cost-browser"));
      browser.resize(width, height);
      browser.driver.get(page.toString());
      browser.waitFor(By.id("composer"));
      return browser;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void resize(int width, int height) {
    driver.manage().window().setSize(new Dimension(width, height));
  }

  /** The element, once it can be seen. */
  WebElement waitFor(By by) {
    return new WebDriverWait(driver, PATIENCE)
        .until(ExpectedConditions.visibilityOfElementLocated(by));
  }

  /** The element that shows this text, once it can be seen. */
  WebElement waitForText(String selector, String text) {
    return Objects.requireNonNull(
        new WebDriverWait(driver, PATIENCE)
            .<@Nullable WebElement>until(ignored -> showing(selector, text)));
  }

  void waitUntil(BooleanSupplier holds) {
    new WebDriverWait(driver, PATIENCE).until(_ -> holds.getAsBoolean());
  }

  private @Nullable WebElement showing(String selector, String text) {
    return all(selector).stream()
        .filter(element -> element.isDisplayed() && element.getText().contains(text))
        .findFirst()
        .orElse(null);
  }

  void waitUntilGone(By by) {
    new WebDriverWait(driver, PATIENCE).until(ExpectedConditions.invisibilityOfElementLocated(by));
  }

  List<WebElement> all(String selector) {
    return driver.findElements(By.cssSelector(selector));
  }

  /** The element that has the keyboard. */
  WebElement focused() {
    return driver.switchTo().activeElement();
  }

  /** Types this into the message box and presses Enter. */
  void say(String text) {
    waitFor(By.id("composer")).sendKeys(text + Keys.ENTER);
  }

  /** What the page has complained of in the browser's console. */
  List<String> complaints() {
    return driver.manage().logs().get("browser").getAll().stream()
        .map(entry -> entry.getLevel() + " " + entry.getMessage())
        .filter(line -> line.startsWith("SEVERE"))
        .toList();
  }

  /** Waits until nothing on the page has changed for a third of a second. */
  void settle() {
    ((JavascriptExecutor) driver)
        .executeAsyncScript(
            """
            const done = arguments[0];
            let timer;
            const changed = () => {
              clearTimeout(timer);
              timer = setTimeout(() => { observer.disconnect(); done(); }, 330);
            };
            const observer = new MutationObserver(changed);
            observer.observe(document.body,
              {subtree: true, childList: true, attributes: true, characterData: true});
            changed();
            """);
  }

  void run(String script) {
    ((JavascriptExecutor) driver).executeScript(script);
  }

  /** Writes what is to be seen into a PNG file. */
  void screenshot(Path file) {
    write(file, driver.getScreenshotAs(OutputType.BYTES));
  }

  /** Writes what is to be seen of this element into a PNG file. */
  void screenshot(Path file, WebElement element) {
    write(file, element.getScreenshotAs(OutputType.BYTES));
  }

  private static void write(Path file, byte[] png) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.write(file, png);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    driver.quit();
    try (Stream<Path> files = Files.walk(profile)) {
      files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package dev.finetunecost.slack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One message in the channel, edited in place from then on. */
final class SharingTest {
  @TempDir Path folder;
  private TestBot bot;

  @BeforeEach
  void start() throws Exception {
    bot = new TestBot(folder);
    bot.type(
        "llama 3.1 8b with lora on 8k support emails, 50k requests a day, now on gpt-4.1-mini");
    bot.slack.forget();
  }

  @AfterEach
  void stop() {
    bot.close();
  }

  @Test
  void shareBringsOneReportIntoTheChannelAndTellsTheAsker() throws Exception {
    bot.press("run:share", "share FT-1");

    assertThat(bot.slack.calls())
        .extracting(FakeSlack.Call::method)
        .containsExactly("chat.postMessage", "response_url");
    FakeSlack.Call posted = bot.slack.calls().getFirst();
    assertThat(posted.arguments())
        .containsEntry("channel", "C1")
        .containsEntry("unfurl_links", "0")
        .containsEntry("link_names", "0");
    assertThat(posted.arguments().get("text")).startsWith("FT-1: ");
    assertThat(posted.words()).doesNotContain("run:share");
    assertThat(bot.slack.last().words()).contains("stands in <#C1> now");
  }

  @Test
  void sharedAgainItIsEditedWhereItStands() throws Exception {
    bot.press("run:share", "share FT-1");
    bot.press("run:share", "share FT-1");

    assertThat(bot.slack.count("chat.postMessage")).isEqualTo(1);
    assertThat(bot.slack.count("chat.update")).isEqualTo(1);
  }

  @Test
  void aReportThatWasDeletedInTheChannelIsPostedAnew() throws Exception {
    bot.press("run:share", "share FT-1");
    bot.slack.refuse("chat.update", "message_not_found");
    bot.press("run:share", "share FT-1");

    assertThat(bot.slack.count("chat.postMessage")).isEqualTo(2);
  }

  @Test
  void aChannelThatTheBotIsNotInIsExplainedWithTheButtonAgain() throws Exception {
    bot.slack.refuse("chat.postMessage", "not_in_channel");

    bot.press("run:share", "share FT-1");

    assertThat(bot.slack.last().method()).isEqualTo("response_url");
    assertThat(bot.slack.last().words()).contains("/invite @finetune-cost", "Share again");
  }

  @Test
  void anArchivedChannelIsExplained() throws Exception {
    bot.slack.refuse("chat.postMessage", "is_archived");

    bot.press("run:share", "share FT-1");

    assertThat(bot.slack.last().words()).contains("archived or gone");
  }

  @Test
  void aChangedScenarioTakesThePlaceOfItsReportAndTheThreadSaysWhatChanged() throws Exception {
    bot.press("run:share", "share FT-1");
    bot.type("what-if FT-1 qlora");
    bot.type("what-if FT-2 36 months");
    bot.slack.forget();

    bot.press("run:share", "share FT-3");

    assertThat(bot.slack.calls())
        .extracting(FakeSlack.Call::method)
        .containsExactly("chat.update", "chat.postMessage", "response_url");
    assertThat(bot.slack.calls().getFirst().words()).contains("FT-3 ·");
    assertThat(bot.slack.calls().get(1).arguments())
        .containsEntry("thread_ts", "1700000000.000100");
    assertThat(bot.slack.calls().get(1).words()).contains("FT-1 → FT-3");
    assertThat(bot.slack.last().words()).contains("*FT-3* in place of *FT-1*");
    bot.slack.forget();

    bot.press("run:share", "share FT-3");
    assertThat(bot.slack.calls())
        .extracting(FakeSlack.Call::method)
        .containsExactly("chat.update", "response_url");
  }

  @Test
  void anExportComesAsAFileInADirectMessage() throws Exception {
    bot.type("export FT-1 csv");

    assertThat(bot.slack.calls())
        .extracting(FakeSlack.Call::method)
        .containsExactly(
            "files.getUploadURLExternal",
            "upload",
            "chat.postMessage",
            "files.completeUploadExternal",
            "response_url");
    assertThat(bot.slack.calls().getFirst().arguments()).containsEntry("filename", "FT-1.csv");
    assertThat(bot.slack.calls().get(1).words()).contains("Input tokens");
    assertThat(bot.slack.calls().get(2).arguments()).containsEntry("channel", "U1");
    assertThat(bot.slack.calls().get(3).arguments())
        .containsEntry("channel_id", "C1")
        .doesNotContainKey("thread_ts");
  }

  @Test
  void theBriefForThoseWhoSignComesAsPdf() throws Exception {
    bot.type("export FT-1 pdf");

    assertThat(bot.slack.calls().getFirst().arguments()).containsEntry("filename", "FT-1.pdf");
    assertThat(bot.slack.calls().get(1).words()).startsWith("\n%PDF-".substring(1));
  }

  @Test
  void anExportAsJsonIsTheCommandLinesOwn() throws Exception {
    bot.type("export FT-1 as json");

    assertThat(bot.slack.calls().get(1).words()).contains("\"alternatives\"", "\"verdict\"");
  }

  @Test
  void withoutTheScopeForFilesItIsSaidHowToAllowThem() throws Exception {
    bot.slack.refuse("files.getUploadURLExternal", "missing_scope");

    bot.type("export FT-1");

    assertThat(bot.slack.last().words()).contains("files:write", "Input tokens");
    assertThat(bot.slack.count("chat.postMessage")).isZero();
  }
}

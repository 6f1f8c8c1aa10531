package dev.finetunecost.slack.view;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.model.block.ActionsBlock;
import com.slack.api.model.block.HeaderBlock;
import com.slack.api.model.block.InputBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.SectionBlock;
import com.slack.api.model.block.composition.MarkdownTextObject;
import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.block.composition.PlainTextObject;
import com.slack.api.model.block.composition.TextObject;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.ButtonElement;
import com.slack.api.model.block.element.OverflowMenuElement;
import com.slack.api.model.block.element.PlainTextInputElement;
import com.slack.api.model.block.element.StaticSelectElement;
import com.slack.api.model.view.View;
import com.slack.api.model.view.ViewTitle;
import dev.finetunecost.report.Report;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Each of Slack's limits, just kept and just broken. */
final class LimitsTest {
  @Test
  void blocksOfAMessage() {
    assertThat(refused(Collections.nCopies(50, Blocks.divider()))).isEmpty();
    assertThat(refused(Collections.nCopies(51, Blocks.divider())))
        .containsExactly("51 blocks of a message, 50 at most");
  }

  @Test
  void charactersOfAMessage() {
    assertThat(refused(Collections.nCopies(4, section(3000)))).isEmpty();
    assertThat(refused(Collections.nCopies(5, section(3000)))).hasSize(1);
  }

  @Test
  void theFallbackText() {
    assertThat(Limits.violations(new Message(" ", List.of()))).hasSize(1);
  }

  @Test
  void textsOfHeadersSectionsFieldsAndContexts() {
    assertThat(refused(header(150))).isEmpty();
    assertThat(refused(header(151))).hasSize(1);
    assertThat(refused(section(3001))).hasSize(1);
    assertThat(refused(section(0))).hasSize(1);
    assertThat(refused(fields(10, 100))).isEmpty();
    assertThat(refused(fields(11, 100))).hasSize(1);
    assertThat(refused(fields(1, 2001))).hasSize(1);
    assertThat(refused(SectionBlock.builder().build())).hasSize(1);
  }

  @Test
  void buttons() {
    assertThat(refused(actions(button("a", 75, 2000)))).isEmpty();
    assertThat(refused(actions(button("a", 76, 1)))).hasSize(1);
    assertThat(refused(actions(button("a", 1, 2001)))).hasSize(1);
    assertThat(refused(actions(button("a", 1, 1), button("a", 1, 1)))).hasSize(1);
    assertThat(refused(actions())).hasSize(1);
    assertThat(
            refused(
                actions(
                    IntStream.range(0, 26)
                        .mapToObj(i -> button("a" + i, 1, 1))
                        .toArray(BlockElement[]::new))))
        .hasSize(1);
  }

  @Test
  void menus() {
    assertThat(refused(actions(select(100, 75, 150)))).isEmpty();
    assertThat(refused(actions(select(101, 1, 1)))).hasSize(1);
    assertThat(refused(actions(select(1, 76, 1)))).hasSize(1);
    assertThat(refused(actions(select(1, 1, 151)))).hasSize(1);
    assertThat(refused(actions(select(0, 1, 1)))).hasSize(1);
    assertThat(refused(actions(overflow(5)))).isEmpty();
    assertThat(refused(actions(overflow(6)))).hasSize(1);
    assertThat(refused(actions(overflow(1)))).hasSize(1);
  }

  @Test
  void tables() {
    TableBlock one = table(2, 2, "x");
    assertThat(refused(one)).isEmpty();
    assertThat(refused(List.of(one, table(1, 1, "x")))).hasSize(2); // two tables, one block_id
    assertThat(refused(table(101, 1, "x"))).hasSize(1);
    assertThat(refused(table(1, 21, "x"))).hasSize(1);
    assertThat(refused(table(1, 1, ""))).hasSize(1);
    assertThat(refused(table(11, 1, "x".repeat(1000)))).isNotEmpty();
    List<List<TableBlock.Cell>> ragged = List.of(cells(2, "x"), cells(1, "x"));
    assertThat(refused(new TableBlock("table", "t", ragged, List.of()))).hasSize(1);
  }

  @Test
  void charts() {
    assertThat(refused(chart(6, 20, 50))).isEmpty();
    assertThat(refused(chart(7, 1, 1))).hasSize(1);
    assertThat(refused(chart(1, 21, 1))).hasSize(1);
    assertThat(refused(chart(1, 1, 51))).hasSize(1);
    assertThat(refused(chart(0, 1, 1))).hasSize(1);
    ChartBlock.Series other =
        new ChartBlock.Series("s", List.of(new ChartBlock.Point("no category", BigDecimal.ONE)));
    assertThat(
            refused(
                new ChartBlock(
                    "data_visualization",
                    "c",
                    "t",
                    new ChartBlock.Lines(
                        "line", List.of(other), new ChartBlock.Axes(List.of("1"), "x", "y")))))
        .hasSize(1);
  }

  @Test
  void aViewKeepsToItsOwnLimits() {
    assertThat(Limits.violations(modal("t".repeat(24), List.of(Blocks.divider())))).isEmpty();
    assertThat(Limits.violations(modal("t".repeat(25), List.of()))).hasSize(1);
    assertThat(Limits.violations(modal("t", Collections.nCopies(101, Blocks.divider()))))
        .hasSize(1);
    assertThat(Limits.violations(modal("t", List.of(input()))))
        .containsExactly("view: inputs without submit");
    assertThat(Limits.violations(modal("t", List.of(table(1, 1, "x"))))).hasSize(1);
    assertThat(refused(input())).hasSize(1);
  }

  @Test
  void aChartIsMadeWithUniqueNamesWhateverTheReportCallsThem() {
    Report.Chart.Series same =
        new Report.Chart.Series("a name that is longer than twenty", List.of(1.0, 2.0));
    ChartBlock chart =
        ChartBlock.of(
            "c", new Report.Chart("t", "", "USD", List.of(0, 1), List.of(same, same, same)));
    assertThat(refused(chart)).isEmpty();
  }

  @Test
  void textIsCutBetweenCharactersAndNotInsideThem() {
    assertThat(Mrkdwn.clip("abcdef", 6)).isEqualTo("abcdef");
    assertThat(Mrkdwn.clip("abcdefg", 6)).isEqualTo("abcde…");
    assertThat(Mrkdwn.clip("abcd\uD83D\uDE80xyz", 6)).isEqualTo("abcd…");
    assertThat(Mrkdwn.clip("ab &amp; cd", 6)).isEqualTo("ab …");
    assertThat(Mrkdwn.clip("fish & chips for all", 12)).isEqualTo("fish & chip…");
  }

  private static List<String> refused(LayoutBlock block) {
    return refused(List.of(block));
  }

  private static List<String> refused(List<? extends LayoutBlock> blocks) {
    return Limits.violations(new Message("text", List.copyOf(blocks)));
  }

  private static SectionBlock section(int length) {
    return SectionBlock.builder()
        .text(MarkdownTextObject.builder().text("x".repeat(length)).build())
        .build();
  }

  private static HeaderBlock header(int length) {
    return HeaderBlock.builder().text(plain(length)).build();
  }

  private static SectionBlock fields(int count, int length) {
    TextObject field = MarkdownTextObject.builder().text("x".repeat(length)).build();
    return SectionBlock.builder().fields(Collections.nCopies(count, field)).build();
  }

  private static ActionsBlock actions(BlockElement... elements) {
    return ActionsBlock.builder().elements(List.of(elements)).build();
  }

  private static ButtonElement button(String id, int label, int value) {
    return ButtonElement.builder().actionId(id).text(plain(label)).value("v".repeat(value)).build();
  }

  private static StaticSelectElement select(int options, int label, int value) {
    return StaticSelectElement.builder()
        .actionId("s")
        .options(Collections.nCopies(options, option(label, value)))
        .build();
  }

  private static OverflowMenuElement overflow(int options) {
    return OverflowMenuElement.builder()
        .actionId("o")
        .options(Collections.nCopies(options, option(1, 1)))
        .build();
  }

  private static OptionObject option(int label, int value) {
    return OptionObject.builder().text(plain(label)).value("v".repeat(value)).build();
  }

  private static PlainTextObject plain(int length) {
    return PlainTextObject.builder().text("x".repeat(length)).build();
  }

  private static InputBlock input() {
    return InputBlock.builder()
        .label(plain(1))
        .element(PlainTextInputElement.builder().actionId("i").build())
        .build();
  }

  private static TableBlock table(int rows, int columns, String cell) {
    return new TableBlock("table", "t", Collections.nCopies(rows, cells(columns, cell)), List.of());
  }

  private static List<TableBlock.Cell> cells(int columns, String cell) {
    return Collections.nCopies(columns, new TableBlock.Cell("raw_text", cell));
  }

  private static ChartBlock chart(int series, int points, int title) {
    List<String> categories = IntStream.range(0, points).mapToObj(String::valueOf).toList();
    List<ChartBlock.Point> data =
        categories.stream().map(label -> new ChartBlock.Point(label, BigDecimal.ONE)).toList();
    return new ChartBlock(
        "data_visualization",
        "c",
        "t".repeat(title),
        new ChartBlock.Lines(
            "line",
            IntStream.range(0, series).mapToObj(i -> new ChartBlock.Series("s" + i, data)).toList(),
            new ChartBlock.Axes(categories, "Month", "USD")));
  }

  private static View modal(String title, List<LayoutBlock> blocks) {
    return View.builder()
        .type("modal")
        .title(ViewTitle.builder().type("plain_text").text(title).build())
        .blocks(blocks)
        .build();
  }
}

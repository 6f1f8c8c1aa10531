package dev.finetunecost.slack.view;

import com.slack.api.model.block.LayoutBlock;
import dev.finetunecost.engine.units.UnitPrice;
import dev.finetunecost.prices.PriceRow;
import dev.finetunecost.report.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Prices as a table: whose, what, on which terms, how much, as of when. */
public final class PriceList {
  /** How many rows are shown. */
  public static final int MOST = 30;

  private static final int NOTES = 5;
  private static final int NOTE = 300;

  private PriceList() {}

  /**
   * The list.
   *
   * @param words what was looked for, or empty
   * @param found in the order of the price book
   */
  public static Message of(String words, List<PriceRow> found) {
    String about = words.isBlank() ? "" : " for " + Mrkdwn.code(Mrkdwn.clip(words, 100));
    if (found.isEmpty()) {
      return Notices.withActions(
          "No price%s in today's book. Try a GPU, a hosted model, or a provider.".formatted(about),
          List.of(
              Run.button("h100", "H100", "prices h100"),
              Run.button("tokens", "gpt-4.1-mini", "prices gpt-4.1-mini"),
              Run.button("tuning", "Fine-tuning", "prices fine-tuning")));
    }
    String heading =
        found.size() > MOST
            ? "The first %d of %d prices%s".formatted(MOST, found.size(), about)
            : "%d %s%s".formatted(found.size(), found.size() == 1 ? "price" : "prices", about);
    List<PriceRow> shown = found.subList(0, Math.min(found.size(), MOST));
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.add(Blocks.section("*" + heading + "*"));
    blocks.add(TableBlock.of("prices", table(shown)));
    blocks.addAll(Blocks.sections(notes(shown)));
    blocks.add(Blocks.context("Sources: " + sources(shown)));
    return new Message(heading, blocks);
  }

  private static Report.Table table(List<PriceRow> rows) {
    return new Report.Table(
        List.of("What", "Provider", "Terms", "Region", "US dollars", "per", "As of"),
        List.of(false, false, false, false, true, false, false),
        rows.stream().map(PriceList::cells).toList());
  }

  private static List<String> cells(PriceRow row) {
    return List.of(
        row.item(),
        row.provider(),
        row.spot() ? row.tier() + ", spot" : row.tier(),
        row.region(),
        price(row),
        row.listUnitPrice().unit().label(),
        row.source().asOf().toString());
  }

  private static String price(PriceRow row) {
    @Nullable UnitPrice high = row.highUnitPrice();
    String low = plain(row.listUnitPrice());
    return high == null ? low : low + "–" + plain(high);
  }

  private static String plain(UnitPrice price) {
    return price.amount().stripTrailingZeros().toPlainString();
  }

  private static List<String> notes(List<PriceRow> rows) {
    return rows.stream()
        .filter(row -> !row.note().isBlank())
        .map(row -> "%s, %s: %s".formatted(row.item(), row.provider(), row.note()))
        .distinct()
        .limit(NOTES)
        .map(note -> Mrkdwn.bullet(Mrkdwn.escape(Mrkdwn.clip(note, NOTE))))
        .toList();
  }

  private static String sources(List<PriceRow> rows) {
    return String.join(
        ", ",
        rows.stream()
            .flatMap(row -> Stream.of(Mrkdwn.link(row.source().id(), row.source().reference())))
            .distinct()
            .limit(Limits.CONTEXT)
            .toList());
  }
}

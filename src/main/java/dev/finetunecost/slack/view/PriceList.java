package dev.finetunecost.slack.view;

import com.slack.api.model.block.LayoutBlock;
import dev.finetunecost.engine.price.Source;
import dev.finetunecost.engine.units.UnitPrice;
import dev.finetunecost.prices.PriceRow;
import dev.finetunecost.report.Names;
import dev.finetunecost.report.Report;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
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
          "No price%s in the book. Try a GPU, a hosted model, or a provider.".formatted(about),
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
    blocks.add(Blocks.context("US dollars before tax · " + sources(shown)));
    if (found.size() > MOST) {
      blocks.add(
          Blocks.context(
              "For fewer, add a provider, a model or a GPU: %s"
                  .formatted(Run.typed("prices %s azure".formatted(words).replaceAll(" +", " ")))));
    }
    return new Message(heading, blocks);
  }

  /** The table; where all prices are per the same unit, the header says so once. */
  private static Report.Table table(List<PriceRow> rows) {
    List<String> units =
        rows.stream().map(row -> row.listUnitPrice().unit().label()).distinct().toList();
    boolean one = units.size() == 1;
    return new Report.Table(
        List.of("What", one ? "$ per " + units.getFirst() : "Price", "Provider", "Terms", "As of"),
        List.of(false, true, false, false, false),
        rows.stream()
            .map(row ->
                List.of(
                    row.item(),
                    one
                        ? price(row)
                        : "$%s per %s".formatted(price(row), row.listUnitPrice().unit().label()),
                    Names.provider(row.provider()),
                    terms(row),
                    row.source().asOf().toString()))
            .toList());
  }

  /** The class of service, and where it holds. */
  private static String terms(PriceRow row) {
    String terms = row.spot() ? row.tier() + ", spot" : row.tier();
    return row.region().equals("any") ? terms : terms + ", " + row.region();
  }

  private static String price(PriceRow row) {
    @Nullable UnitPrice high = row.highUnitPrice();
    String low = plain(row.listUnitPrice());
    return high == null ? low : low + "–" + plain(high);
  }

  /** To the cent, or to four digits where it is less. */
  private static String plain(UnitPrice price) {
    BigDecimal four = price.amount().round(new MathContext(4)).stripTrailingZeros();
    return four.setScale(Math.max(2, four.scale()), RoundingMode.UNNECESSARY).toPlainString();
  }

  /** What is worth knowing about a price: not that others agree, or that it is on offer. */
  private static List<String> notes(List<PriceRow> rows) {
    return rows.stream()
        .filter(row ->
            !row.note().isBlank()
                && !row.note().endsWith("agrees")
                && !row.note().equals("open when seen")
                && !row.note().equals("open"))
        .map(row -> "%s, %s: %s".formatted(row.item(), Names.provider(row.provider()), row.note()))
        .distinct()
        .limit(NOTES)
        .map(note -> Mrkdwn.bullet(Mrkdwn.escape(Mrkdwn.clip(note, NOTE))))
        .toList();
  }

  /** Each source once, with the days on which its prices were true. */
  private static String sources(List<PriceRow> rows) {
    Map<String, List<Source>> byName =
        rows.stream()
            .map(PriceRow::source)
            .distinct()
            .collect(Collectors.groupingBy(Source::id, LinkedHashMap::new, Collectors.toList()));
    return byName.values().stream()
        .limit(Limits.CONTEXT)
        .map(same ->
            "%s of %s"
                .formatted(
                    Mrkdwn.link(Names.provider(same.getFirst().id()), same.getFirst().reference()),
                    days(same)))
        .collect(Collectors.joining(", "));
  }

  private static String days(List<Source> sources) {
    String first =
        sources.stream().map(source -> source.asOf().toString()).min(String::compareTo).orElse("");
    String last =
        sources.stream().map(source -> source.asOf().toString()).max(String::compareTo).orElse("");
    return first.equals(last) ? first : first + " to " + last;
  }
}

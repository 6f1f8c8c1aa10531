package dev.finetunecost.cli;

import dev.finetunecost.engine.units.UnitPrice;
import dev.finetunecost.prices.PriceBook;
import dev.finetunecost.prices.PriceRow;
import dev.finetunecost.prices.SourceStatus;
import dev.finetunecost.report.Names;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code prices}: the price book as the bot sees it. */
@Command(
    name = "prices",
    description = "Shows today's prices: each with provider, tier, unit, region, date and source.",
    footer = {
      "",
      "Examples:",
      "  finetune-cost prices h100 spot",
      "  finetune-cost prices gpt-4.1-mini",
      "  finetune-cost prices fine-tuning llama"
    })
public final class PricesCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final Function<Boolean, PriceBook> book;
  private final SnapshotWriter writer;

  @Parameters(
      arity = "0..*",
      paramLabel = "QUERY",
      description = "Words that a price must mention.")
  private List<String> query = new ArrayList<>();

  @Option(names = "--json", description = "Print JSON instead of a table.")
  private boolean json;

  @Option(names = "--offline", description = "Use the prices that came with the program only.")
  private boolean offline;

  @Option(
      names = "--refresh-snapshot",
      paramLabel = "FILE",
      description = "Ask all feeds, and write a new snapshot of their prices to this file.")
  private @Nullable Path snapshot;

  /** Asks all feeds, and writes what they say to a file. */
  @FunctionalInterface
  public interface SnapshotWriter {

    /** Writes the file, and says how each feed did. */
    List<SourceStatus> write(Path file) throws IOException;
  }

  /**
   * @param book the price book, given whether only the bundled prices may be used
   */
  public PricesCommand(
      Terminal terminal, Function<Boolean, PriceBook> book, SnapshotWriter writer) {
    this.terminal = terminal;
    this.book = book;
    this.writer = writer;
  }

  @Override
  public Integer call() throws IOException {
    if (snapshot != null) {
      writer.write(snapshot).forEach(source -> terminal.complain(status(source)));
      return ExitCode.OK;
    }
    PriceBook prices = book.apply(offline);
    String words = String.join(" ", query);
    List<PriceRow> rows = prices.search(words);
    if (json) {
      terminal.line(json(prices, rows).toPrettyString());
      return ExitCode.OK;
    }
    if (rows.isEmpty()) {
      throw new Complaint(
          "No price mentions “"
              + words
              + "”.\nTry fewer words: a GPU (h100), a model (gpt-4.1-mini) or fine-tuning.");
    }
    terminal.print(table(rows));
    prices.sources().forEach(source -> terminal.complain(status(source)));
    return ExitCode.OK;
  }

  private static ObjectNode json(PriceBook prices, List<PriceRow> rows) {
    ObjectNode root = JsonMapper.shared().createObjectNode();
    root.put("as_of", prices.asOf().toString());
    ArrayNode sources = root.putArray("sources");
    prices
        .sources()
        .forEach(source ->
            sources
                .addObject()
                .put("id", source.id())
                .put("status", source.state().label())
                .put("as_of", source.asOf().toString())
                .put("rows", source.rows()));
    ArrayNode list = root.putArray("prices");
    rows.forEach(row -> list.add(json(row)));
    return root;
  }

  private static ObjectNode json(PriceRow row) {
    ObjectNode node =
        JsonMapper.shared()
            .createObjectNode()
            .put("kind", row.kind())
            .put("provider", row.provider())
            .put("item", row.item())
            .put("tier", row.tier())
            .put("region", row.region())
            .put("price_usd", row.listUnitPrice().amount())
            .put("unit", row.listUnitPrice().unit().label())
            .put("spot", row.spot());
    if (row.highUnitPrice() != null) {
      node.put("price_usd_high", row.highUnitPrice().amount());
    }
    if (!row.note().isEmpty()) {
      node.put("note", row.note());
    }
    return node.put("source", row.source().id())
        .put("as_of", row.source().asOf().toString())
        .put("reference", row.source().reference());
  }

  private static String table(List<PriceRow> rows) {
    Columns columns =
        new Columns("provider", "item", "price", "unit", "tier", "region", "as of", "source");
    for (PriceRow row : rows) {
      columns.row(
          Names.provider(row.provider()),
          row.item(),
          price(row),
          row.listUnitPrice().unit().label(),
          row.spot() ? row.tier() + " spot" : row.tier(),
          row.region(),
          row.source().asOf().toString(),
          row.source().id());
    }
    return columns.text();
  }

  private static String price(PriceRow row) {
    String low = "$" + plain(row.listUnitPrice());
    return row.highUnitPrice() == null ? low : low + "–" + plain(row.highUnitPrice());
  }

  /** In full, with at least two decimals. */
  private static String plain(UnitPrice price) {
    BigDecimal amount = price.amount().stripTrailingZeros();
    return amount.setScale(Math.max(2, amount.scale())).toPlainString();
  }

  private static String status(SourceStatus source) {
    String note = source.note().isEmpty() ? "" : ", " + source.note();
    return "%s: %s, %d prices, %s%s"
        .formatted(source.id(), source.state().label(), source.rows(), source.asOf(), note);
  }
}

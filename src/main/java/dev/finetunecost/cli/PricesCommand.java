package dev.finetunecost.cli;

import dev.finetunecost.prices.PriceBook;
import dev.finetunecost.prices.PriceRow;
import dev.finetunecost.prices.SourceStatus;
import dev.finetunecost.report.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Function;
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

  @Parameters(
      arity = "0..*",
      paramLabel = "QUERY",
      description = "Words that a price must mention.")
  private List<String> query = new ArrayList<>();

  @Option(names = "--json", description = "Print JSON instead of a table.")
  private boolean json;

  @Option(names = "--offline", description = "Use the prices that came with the program only.")
  private boolean offline;

  /**
   * @param book the price book, given whether only the bundled prices may be used
   */
  public PricesCommand(Terminal terminal, Function<Boolean, PriceBook> book) {
    this.terminal = terminal;
    this.book = book;
  }

  @Override
  public Integer call() {
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
                .put("status", source.state().name().toLowerCase(Locale.ROOT))
                .put("as_of", source.asOf().toString())
                .put("rows", source.rows()));
    ArrayNode list = root.putArray("prices");
    rows.forEach(row ->
        list.addObject()
            .put("kind", row.kind())
            .put("provider", row.provider())
            .put("item", row.item())
            .put("tier", row.tier())
            .put("region", row.region())
            .put("price_usd", row.listUnitPrice().amount())
            .put("unit", row.listUnitPrice().unit().label())
            .put("spot", row.spot())
            .put("source", row.source().id())
            .put("as_of", row.source().asOf().toString())
            .put("reference", row.source().reference()));
    return root;
  }

  private static String table(List<PriceRow> rows) {
    Columns columns =
        new Columns("provider", "item", "price", "unit", "tier", "region", "as of", "source");
    for (PriceRow row : rows) {
      columns.row(
          Names.provider(row.provider()),
          row.item(),
          "$" + row.listUnitPrice().amount().stripTrailingZeros().toPlainString(),
          row.listUnitPrice().unit().label(),
          row.spot() ? row.tier() + " spot" : row.tier(),
          row.region(),
          row.source().asOf().toString(),
          row.source().id());
    }
    return columns.text();
  }

  private static String status(SourceStatus source) {
    return "%s: %s, %d prices, %s"
        .formatted(
            Names.provider(source.id()),
            source.state().name().toLowerCase(Locale.ROOT),
            source.rows(),
            source.asOf());
  }
}

package dev.finetunecost.cli;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.finetunecost.engine.units.UnitPrice;
import dev.finetunecost.prices.PriceAnswer;
import dev.finetunecost.prices.PriceBook;
import dev.finetunecost.prices.PriceQuestion;
import dev.finetunecost.prices.PriceRow;
import dev.finetunecost.prices.SourceStatus;
import dev.finetunecost.prices.SourceStatus.State;
import dev.finetunecost.report.Names;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Stream;
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
      "  finetune-cost prices fine-tuning llama 70b",
      "  finetune-cost prices h100 in september"
    })
public final class PricesCommand implements Callable<Integer> {
  /** More notes than these are for --json. */
  private static final int MOST_NOTES = 8;

  private final Terminal terminal;
  private final Function<Boolean, PriceBook> book;
  private final Lookup lookup;
  private final SnapshotWriter writer;

  @Parameters(
      arity = "0..*",
      paramLabel = "QUERY",
      description = "Words that a price must mention, and the day if it is not today.")
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

  /** Looks prices up, today's or those of an earlier day. */
  @FunctionalInterface
  public interface Lookup {

    /**
     * The prices that these words ask for.
     *
     * @param now today's book
     * @param offline whether only the bundled prices may be used
     */
    PriceAnswer find(String words, PriceBook now, boolean offline);
  }

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
      Terminal terminal, Function<Boolean, PriceBook> book, Lookup lookup, SnapshotWriter writer) {
    this.terminal = terminal;
    this.book = book;
    this.lookup = lookup;
    this.writer = writer;
  }

  @Override
  public Integer call() throws IOException {
    if (snapshot != null) {
      return refresh(snapshot);
    }
    PriceBook prices = book.apply(offline);
    String words = String.join(" ", query);
    PriceAnswer answer = lookup.find(words, prices, offline);
    List<PriceRow> rows = answer.rows();
    if (json) {
      terminal.line(json(prices, answer).toPrettyString());
      return ExitCode.OK;
    }
    if (rows.isEmpty()) {
      throw new Complaint(nothing(answer.question()));
    }
    LocalDate today = LocalDate.ofInstant(prices.asOf(), ZoneOffset.UTC);
    terminal.print(table(rows, Objects.requireNonNullElse(answer.question().day(), today)));
    notes(rows).forEach(terminal::line);
    prices.sources().forEach(source -> terminal.complain(SourceLine.of(source, prices.asOf())));
    return ExitCode.OK;
  }

  /** A snapshot of nothing new is no success. */
  private int refresh(Path file) throws IOException {
    List<SourceStatus> sources = writer.write(file);
    Instant now = book.apply(true).asOf();
    sources.forEach(source -> terminal.complain(SourceLine.of(source, now)));
    long live = sources.stream().filter(source -> source.state() == State.LIVE).count();
    terminal.complain("Wrote %s: %d of %d sources are new.".formatted(file, live, sources.size()));
    return live > 0 ? ExitCode.OK : ExitCode.FAILED;
  }

  private static String nothing(PriceQuestion question) {
    return question.day() == null
        ? "No price mentions “%s”.\nTry fewer words: a GPU (h100), a model (gpt-4.1-mini) or fine-tuning."
            .formatted(question.words())
        : "No price of “%s” was kept for %s.\nTry a later day, or today: finetune-cost prices %s"
            .formatted(question.words(), question.day(), question.words());
  }

  /** What other sources say, who may buy, what comes: each once. */
  private static List<String> notes(List<PriceRow> rows) {
    Map<String, List<String>> about =
        rows.stream()
            .filter(row -> !row.note().isEmpty())
            .collect(
                groupingBy(
                    row -> Names.provider(row.provider()) + ": " + row.note(),
                    LinkedHashMap::new,
                    mapping(PriceRow::item, toList())));
    List<String> notes =
        about.entrySet().stream()
            .map(note -> "  %s, %s".formatted(items(note.getValue()), note.getKey()))
            .limit(MOST_NOTES)
            .toList();
    return notes.isEmpty() ? notes : Stream.concat(Stream.of(""), notes.stream()).toList();
  }

  private static String items(List<String> items) {
    long others = items.stream().distinct().count() - 1;
    return others == 0 ? items.getFirst() : items.getFirst() + " and %d more".formatted(others);
  }

  private static ObjectNode json(PriceBook prices, PriceAnswer answer) {
    ObjectNode root = JsonMapper.shared().createObjectNode();
    root.put("as_of", prices.asOf().toString());
    if (answer.question().day() != null) {
      root.put("day", answer.question().day().toString());
    }
    LocalDate today = LocalDate.ofInstant(prices.asOf(), ZoneOffset.UTC);
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
    answer.rows().forEach(row -> list.add(json(row, today)));
    return root;
  }

  private static ObjectNode json(PriceRow row, LocalDate today) {
    ObjectNode node =
        JsonMapper.shared()
            .createObjectNode()
            .put("kind", row.kind())
            .put("provider", row.provider())
            .put("item", row.item())
            .put("tier", row.tier())
            .put("region", row.region())
            .put("currency", row.currency())
            .put("price_usd", row.listUnitPrice().amount())
            .put("unit", row.listUnitPrice().unit().label())
            .put("spot", row.spot())
            .put("host_included", row.hostIncluded())
            .put("stale", PriceBook.isStale(row.source(), today));
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

  private static String table(List<PriceRow> rows, LocalDate day) {
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
          row.source().asOf() + (PriceBook.isStale(row.source(), day) ? ", stale" : ""),
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
}

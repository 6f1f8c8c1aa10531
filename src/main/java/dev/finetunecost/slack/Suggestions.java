package dev.finetunecost.slack;

import dev.finetunecost.catalog.Catalog;
import dev.finetunecost.engine.price.GpuOffer;
import dev.finetunecost.engine.spec.Gpu;
import dev.finetunecost.engine.spec.ModelSpec;
import dev.finetunecost.prices.PriceBook;
import dev.finetunecost.slack.form.Question;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Names that begin, contain or nearly spell what is being typed into a search field. */
final class Suggestions {
  /** As many as Slack shows. */
  private static final int MOST = 100;

  private static final int NEAREST = 10;

  private final Catalog catalog;
  private final Supplier<PriceBook> prices;

  Suggestions(Catalog catalog, Supplier<PriceBook> prices) {
    this.catalog = catalog;
    this.prices = prices;
  }

  /** The names for this question, the likeliest first. */
  List<String> of(Question question, String typed) {
    return switch (question) {
      case MODEL ->
          matching(
              Stream.concat(
                  catalog.models().all().stream().map(ModelSpec::id),
                  prices.get().pricedModels().stream()),
              typed,
              catalog.models().nearest(typed, NEAREST));
      case GPU ->
          matching(
              catalog.gpus().all().stream().map(Gpu::name),
              typed,
              catalog.gpus().nearest(typed, NEAREST));
      case BASELINE_MODEL -> matching(prices.get().pricedModels().stream(), typed, List.of());
      case PROVIDER ->
          matching(
              prices.get().gpus().stream().map(GpuOffer::provider).distinct().sorted(),
              typed,
              List.of());
      default -> List.of();
    };
  }

  private static List<String> matching(Stream<String> names, String typed, List<String> nearest) {
    List<String> words = List.of(plain(typed).split("\\s+"));
    List<String> containing =
        names
            .filter(name -> {
              String plain = plain(name).replace(" ", "");
              return words.stream().allMatch(plain::contains);
            })
            .toList();
    String first = plain(typed).replace(" ", "");
    return Stream.of(
            containing.stream().filter(name -> plain(name).replace(" ", "").startsWith(first)),
            containing.stream(),
            nearest.stream())
        .flatMap(found -> found)
        .distinct()
        .limit(MOST)
        .toList();
  }

  private static String plain(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[-_/]", " ").strip();
  }
}

package dev.finetunecost.prices;

import dev.finetunecost.engine.price.GpuOffer;
import dev.finetunecost.engine.price.ManagedOffer;
import dev.finetunecost.engine.price.TokenPrice;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds prices by words, the best match first. */
final class PriceSearch {
  private static final Set<String> FILLERS =
      Set.of(
          "price", "prices", "cost", "costs", "of", "for", "the", "on", "gpus", "a", "an", "what",
          "does", "did", "is", "was", "how", "much", "today", "now", "rent", "at", "per", "hour");

  /** Words for one thing that people write in several ways. */
  private static final Map<String, String> SYNONYMS =
      Map.of(
          "finetuning", "fine-tuning",
          "finetune", "fine-tuning",
          "fine-tune", "fine-tuning",
          "training", "fine-tuning",
          "token", "tokens",
          "ondemand", "on-demand",
          "ec2", "aws",
          "bedrock", "aws",
          "lambdalabs", "lambda");

  private static final Pattern SIZE = Pattern.compile("(\\d+(?:\\.\\d+)?)b");

  private final List<Sold> all;

  PriceSearch(PriceBook book) {
    this.all =
        Stream.of(
                book.gpus().stream().map(offer -> Sold.of(offer, book)),
                book.tokens().stream().map(price -> Sold.of(price, book)),
                book.managed().rows().stream().map(Sold::of))
            .flatMap(sold -> sold)
            .toList();
  }

  List<PriceRow> find(String query) {
    List<String> words = words(query);
    List<PriceRow> found = ranked(words, words.size());
    if (!found.isEmpty()) {
      return found;
    }
    List<String> read = words.stream().map(this::nearest).toList();
    for (int fits = read.size(); fits > 0 && found.isEmpty(); fits--) {
      found = ranked(read, fits);
    }
    return found;
  }

  /** What at least so many of these words fit. */
  private List<PriceRow> ranked(List<String> words, int fits) {
    record Match(Sold sold, int score) {}
    return all.stream()
        .map(sold -> new Match(sold, sold.score(words, fits)))
        .filter(match -> match.score > 0)
        .sorted(
            Comparator.comparingInt((Match match) -> -match.score)
                .thenComparing(match -> match.sold, Sold.USUAL_FIRST))
        .flatMap(match -> match.sold.rows.stream())
        .toList();
  }

  private static List<String> words(String query) {
    String joined =
        query.strip().toLowerCase(Locale.ROOT).replaceAll("fine[ -]?tun(ing|e)", "fine-tuning");
    return Arrays.stream(joined.split("[\\s,]+"))
        .map(word -> SYNONYMS.getOrDefault(word, word))
        .filter(word -> !word.isEmpty() && !FILLERS.contains(word))
        .toList();
  }

  /** The word itself if something is called so, otherwise the nearest that something is called. */
  private String nearest(String word) {
    if (all.stream().anyMatch(sold -> sold.score(word) > 0)) {
      return word;
    }
    Set<String> vocabulary = new TreeSet<>();
    all.forEach(sold -> sold.addNames(vocabulary));
    String key = ModelNames.key(word);
    int most = Math.max(1, key.length() / 4);
    return vocabulary.stream()
        .filter(name -> Math.abs(name.length() - key.length()) <= most)
        .min(Comparator.comparingInt(name -> distance(name, key)))
        .filter(name -> distance(name, key) <= most)
        .orElse(word);
  }

  /** How many letters must be changed, added or left out to make one word of the other. */
  private static int distance(String one, String other) {
    int[] above = new int[other.length() + 1];
    Arrays.setAll(above, i -> i);
    for (int i = 1; i <= one.length(); i++) {
      int[] row = new int[other.length() + 1];
      row[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int change = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(above[j - 1] + change, Math.min(above[j], row[j - 1]) + 1);
      }
      above = row;
    }
    return above[other.length()];
  }

  /**
   * One thing that is sold, with the rows that show its prices.
   *
   * @param key the model or GPU in the form in which names are compared; empty for any open model
   * @param labels other words by which it is found: kind, provider, tier, region
   * @param mostBillions the largest open model for which it holds, or null where it names one
   * @param seller 0 for the maker of a model, 1 for a host, 2 for a reseller
   * @param price by which things of the same rank are ordered, the cheapest first
   */
  private record Sold(
      String key,
      String family,
      List<String> labels,
      @Nullable Double mostBillions,
      int seller,
      boolean usual,
      double price,
      List<PriceRow> rows) {

    static final Comparator<Sold> USUAL_FIRST =
        Comparator.comparingInt(Sold::seller)
            .thenComparing(sold -> !sold.usual)
            .thenComparingDouble(Sold::price);

    static Sold of(GpuOffer offer, PriceBook book) {
      String key = ModelNames.key(offer.gpu());
      return new Sold(
          key,
          key,
          List.of(
              "gpu",
              offer.provider(),
              offer.tier(),
              offer.region(),
              offer.sku().toLowerCase(Locale.ROOT),
              offer.spot() ? "spot" : "on-demand"),
          null,
          Trust.isReseller(offer.provider()) ? 2 : 0,
          !offer.spot(),
          offer.listUnitPrice().dollars(),
          List.of(PriceRow.of(offer, book.agreement(offer))));
    }

    static Sold of(TokenPrice price, PriceBook book) {
      String key = ModelNames.key(price.model());
      boolean maker = price.provider().equals(ModelNames.vendor(price.model()));
      return new Sold(
          key,
          ModelNames.family(key),
          List.of("tokens", price.provider(), price.tier(), price.region()),
          null,
          maker ? 0 : Trust.isReseller(price.provider()) ? 2 : 1,
          price.tier().equals("standard") && price.region().equals("any"),
          price.output().dollars(),
          PriceRow.of(price, book.agreement(price), book.announcedAfter(price)));
    }

    static Sold of(ManagedOffers.Row row) {
      ManagedOffer offer = row.offer();
      String key = offer.model().isEmpty() ? "" : ModelNames.key(offer.model());
      return new Sold(
          key,
          ModelNames.family(key),
          List.of("fine-tuning", offer.provider(), offer.tier(), offer.region(), offer.method()),
          row.mostParameters() == null ? null : row.mostParameters() / 1e9,
          1,
          offer.availability().production() && offer.availability().closedToNewSince() == null,
          offer.trainingLow().dollars(),
          PriceRow.of(offer));
    }

    /**
     * How well these words fit together; 0 where fewer than so many fit at all, 1 where there are
     * none.
     */
    int score(List<String> words, int fits) {
      boolean sized = words.stream().anyMatch(this::holdsForSize);
      int sum = 1;
      int fitting = 0;
      for (String word : words) {
        int score = sized ? Math.max(1, score(word)) : score(word);
        sum += score;
        fitting += score > 0 ? 1 : 0;
      }
      return fitting >= fits ? sum : 0;
    }

    int score(String word) {
      String name = ModelNames.key(word);
      if (name.isEmpty()) {
        return 0;
      }
      if (!key.isEmpty()) {
        if (key.equals(name)) {
          return 100;
        }
        if (family.equals(name)) {
          return 90;
        }
        if (key.startsWith(name + "-")) {
          return 60;
        }
        if (("-" + key + "-").contains("-" + name + "-")) {
          return 50;
        }
      }
      if (labels.contains(word)) {
        return 40;
      }
      if (labels.stream().anyMatch(label -> label.startsWith(word))) {
        return 20;
      }
      // Of longer names, the nearest in length
      return key.contains(name) && name.length() > 1 ? 10 + 9 * name.length() / key.length() : 0;
    }

    private boolean holdsForSize(String word) {
      Matcher size = SIZE.matcher(word);
      return mostBillions != null
          && size.matches()
          && Double.parseDouble(size.group(1)) <= mostBillions;
    }

    void addNames(Set<String> vocabulary) {
      Stream.concat(Stream.of(key, family), labels.stream())
          .filter(name -> !name.isEmpty())
          .forEach(vocabulary::add);
      Optional.of(key).map(name -> name.split("-", -1)).stream()
          .flatMap(Arrays::stream)
          .filter(part -> part.length() > 2)
          .forEach(vocabulary::add);
    }
  }
}

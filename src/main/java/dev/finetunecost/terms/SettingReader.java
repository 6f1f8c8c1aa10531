package dev.finetunecost.terms;

import dev.finetunecost.catalog.Catalog;
import dev.finetunecost.engine.price.GpuOffer;
import dev.finetunecost.engine.price.ManagedOffer;
import dev.finetunecost.engine.price.TokenPrice;
import dev.finetunecost.engine.spec.Field;
import dev.finetunecost.engine.spec.Gpu;
import dev.finetunecost.engine.spec.Value;
import dev.finetunecost.prices.PriceBook;
import dev.finetunecost.report.Names;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads settings as people write them, and says what is wrong with those that cannot be used. */
public final class SettingReader {
  private static final Pattern SHARE = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,6})?)\\s*(%?)");
  private static final Pattern PERSON = Pattern.compile("<@([UW][A-Z0-9]+)(?:\\|[^>]*)?>");
  private static final Pattern REGION = Pattern.compile("[a-z0-9][a-z0-9-]{0,40}");
  private static final Pattern GPU_PRICE =
      Pattern.compile(
          "(?i)(\\S+)\\s+(.+?)(\\s+spot)?\\s+\\$?(\\d{1,6}(?:\\.\\d{1,6})?)\\s*(?:/|per|an?)\\s*(?:gpu.?)?h(?:ou)?r?");

  private static final Pattern TOKEN_PRICE =
      Pattern.compile(
          "(?i)(\\S+)\\s+(\\S+)\\s+\\$?(\\d{1,6}(?:\\.\\d{1,9})?)\\s+in(?:put)?"
              + "(?:[\\s,]+\\$?(\\d{1,6}(?:\\.\\d{1,9})?)\\s+cached)?"
              + "[\\s,]+\\$?(\\d{1,6}(?:\\.\\d{1,9})?)\\s+out(?:put)?");

  private final Catalog catalog;
  private final Supplier<PriceBook> prices;

  /**
   * @param prices the book as it is now, which says who the providers are
   */
  public SettingReader(Catalog catalog, Supplier<PriceBook> prices) {
    this.catalog = catalog;
    this.prices = prices;
  }

  /** What somebody wrote as this setting. */
  public Reading read(Setting setting, String written) {
    String text = written.strip();
    if (text.isEmpty()) {
      return new Reading.Accepted("");
    }
    return switch (setting.kind()) {
      case MONEY -> money(setting, text);
      case SHARE -> share(setting, text);
      case PRICES -> prices(text);
      case PROVIDERS -> providers(text);
      case REGIONS -> regions(text);
      case CURRENCY -> currency(text);
      case PEOPLE -> people(text);
    };
  }

  /** Money that was kept, in dollars to the cent; empty where nothing was. */
  public static Optional<BigDecimal> dollars(String kept) {
    return Amount.read(kept)
        .map(amount -> BigDecimal.valueOf(amount.dollars()).setScale(2, RoundingMode.HALF_UP));
  }

  private static Reading money(Setting setting, String text) {
    Optional<Amount> amount = Amount.read(text);
    if (amount.isEmpty()) {
      return refused(
          "Write an amount of money, such as %s or 80 EUR.".formatted(setting.example()));
    }
    Field field = setting.field().orElseThrow();
    return field.complaint(Value.Amount.of(amount.get().dollars())).isPresent()
        ? refused("Must be from $%s to $%s.".formatted(plain(field.min()), plain(field.max())))
        : new Reading.Accepted(amount.get().text());
  }

  private static Reading share(Setting setting, String text) {
    Matcher matcher = SHARE.matcher(text);
    if (!matcher.matches()) {
      return refused("Write a percentage, such as %s.".formatted(setting.example()));
    }
    double percent =
        Double.parseDouble(matcher.group(1))
            * (matcher.group(2).isEmpty() && text.startsWith("0.") ? 100 : 1);
    return percent > 100
        ? refused("Must be from 0% to 100%.")
        : new Reading.Accepted(plain(percent) + "%");
  }

  private Reading providers(String text) {
    List<String> known = new ArrayList<>();
    for (String name : split(text)) {
      Optional<String> provider = provider(name);
      if (provider.isEmpty()) {
        return refused(unknownProvider(name));
      }
      known.add(provider.get());
    }
    return joined(known, ", ");
  }

  private static Reading regions(String text) {
    List<String> regions = new ArrayList<>();
    for (String name : split(text.toLowerCase(Locale.ROOT))) {
      if (!REGION.matcher(name).matches()) {
        return refused(
            "%s is no region. Write eu, or how the provider's regions begin, such as us-east."
                .formatted(name));
      }
      regions.add(name);
    }
    return joined(regions, ", ");
  }

  private static Reading currency(String text) {
    return Amount.code(text)
        .<Reading>map(code -> new Reading.Accepted(code.equals("USD") ? "" : code))
        .orElseGet(() ->
            refused(
                "I have no exchange rate for %s. Write a code such as EUR, GBP or JPY."
                    .formatted(text)));
  }

  private static Reading people(String text) {
    List<String> people = new ArrayList<>();
    Matcher matcher = PERSON.matcher(text);
    while (matcher.find()) {
      people.add("<@%s>".formatted(matcher.group(1)));
    }
    return people.isEmpty() || !matcher.replaceAll("").replaceAll("[\\s,]|\\band\\b", "").isEmpty()
        ? refused("Name people with @, such as @ada.")
        : joined(people, ", ");
  }

  private Reading prices(String text) {
    Map<String, String> byItem = new LinkedHashMap<>();
    for (String line : text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList()) {
      switch (negotiated(line)) {
        case Priced priced -> byItem.put(priced.price().item(), priced.price().text());
        case Unreadable unreadable -> {
          return refused(unreadable.complaint());
        }
      }
    }
    return new Reading.Accepted(String.join("\n", byItem.values()));
  }

  /** What comes of reading a line with a price. */
  private sealed interface Line {}

  private record Priced(NegotiatedPrice price) implements Line {}

  private record Unreadable(String complaint) implements Line {}

  /** The negotiated price in a line that was kept; empty where its words mean nothing any more. */
  Optional<NegotiatedPrice> kept(String line) {
    return switch (negotiated(line)) {
      case Priced priced -> Optional.of(priced.price());
      case Unreadable _ -> Optional.empty();
    };
  }

  private Line negotiated(String line) {
    Matcher tokens = TOKEN_PRICE.matcher(line);
    Matcher gpu = GPU_PRICE.matcher(line);
    if (!tokens.matches() && !gpu.matches()) {
      return new Unreadable(
          "I cannot read “%s”. Write runpod h100 $2.10/h, or openai gpt-4.1-mini $0.30 in $1.20 out."
              .formatted(line));
    }
    Matcher found = tokens.matches() ? tokens : gpu;
    Optional<String> provider = provider(found.group(1));
    if (provider.isEmpty()) {
      return new Unreadable(unknownProvider(found.group(1)));
    }
    return tokens.matches() ? tokens(provider.get(), tokens) : gpu(provider.get(), gpu);
  }

  private Line tokens(String provider, Matcher line) {
    String model = line.group(2).toLowerCase(Locale.ROOT);
    if (prices.get().tokenPrice(model).isEmpty()) {
      return new Unreadable(
          "I know no hosted model %s. Write its name as in the price list.".formatted(model));
    }
    return new Priced(
        new NegotiatedPrice.OfTokens(
            provider,
            model,
            new BigDecimal(line.group(3)),
            line.group(4) == null ? null : new BigDecimal(line.group(4)),
            new BigDecimal(line.group(5))));
  }

  private Line gpu(String provider, Matcher line) {
    Optional<Gpu> gpu = catalog.gpus().find(line.group(2));
    if (gpu.isEmpty()) {
      return new Unreadable(
          "I know no GPU %s. Nearest: %s."
              .formatted(
                  line.group(2), String.join(", ", catalog.gpus().nearest(line.group(2), 3))));
    }
    return new Priced(
        new NegotiatedPrice.OfGpu(
            provider, gpu.get().name(), line.group(3) != null, new BigDecimal(line.group(4))));
  }

  private Optional<String> provider(String said) {
    String plain = letters(said);
    return providers().stream()
        .filter(id -> letters(id).equals(plain) || letters(Names.provider(id)).equals(plain))
        .findFirst();
  }

  private String unknownProvider(String said) {
    String plain = letters(said);
    List<String> near =
        providers().stream()
            .filter(id -> !plain.isEmpty() && letters(id).charAt(0) == plain.charAt(0))
            .limit(3)
            .toList();
    return "I have no prices of %s. %s"
        .formatted(
            said,
            near.isEmpty()
                ? "Write azure, for instance."
                : "Nearest: " + String.join(", ", near) + ".");
  }

  private SortedSet<String> providers() {
    PriceBook book = prices.get();
    return Stream.of(
            book.gpus().stream().map(GpuOffer::provider),
            book.tokens().stream().map(TokenPrice::provider),
            book.managed().all().map(ManagedOffer::provider))
        .flatMap(ids -> ids)
        .collect(java.util.stream.Collectors.toCollection(TreeSet::new));
  }

  private static List<String> split(String text) {
    return Stream.of(text.split("(?i)[,;\\n]|\\band\\b"))
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .toList();
  }

  private static Reading joined(List<String> entries, String separator) {
    return new Reading.Accepted(String.join(separator, entries.stream().distinct().toList()));
  }

  private static String letters(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]|\\.ai$", "");
  }

  private static String plain(double number) {
    return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }

  private static Reading refused(String complaint) {
    return new Reading.Refused(complaint);
  }
}

package dev.finetunecost.terms;

import dev.finetunecost.engine.spec.Field;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Something that a workspace may settle. This is the only list of them: the form, the words and the
 * terms are read from it.
 */
public enum Setting {
  ENGINEER_RATE(
      Kind.MONEY, "Engineer, per hour", "$95", "engineer rate", "engineers", "hourly rate"),
  LABEL_PRICE(Kind.MONEY, "Preparing one example", "$0.40", "label price", "labels", "labelling"),
  MONITORING(Kind.MONEY, "Monitoring, per month", "$200", "monitoring"),
  POWER_PRICE(Kind.MONEY, "Power, per kWh", "$0.18", "power price", "power"),
  DISCOUNT_RATE(Kind.SHARE, "Cost of capital, per year", "8%", "discount rate", "capital"),
  BUDGET_CEILING(Kind.MONEY, "Budget ceiling of one plan", "$50k", "budget ceiling", "ceiling"),
  NEGOTIATED_PRICES(
      Kind.PRICES,
      "Prices you negotiated, one a line",
      "runpod h100 $2.10/h",
      "negotiated prices",
      "price",
      "prices"),
  ALLOWED_PROVIDERS(
      Kind.PROVIDERS, "Only these providers", "azure, aws", "allow", "allowed", "only"),
  EXCLUDED_PROVIDERS(
      Kind.PROVIDERS, "Never these providers", "runpod, vast.ai", "exclude", "excluded", "never"),
  ALLOWED_REGIONS(Kind.REGIONS, "Only these regions", "eu", "allow regions", "regions"),
  EXCLUDED_REGIONS(Kind.REGIONS, "Never these regions", "us-", "exclude regions"),
  CURRENCY(Kind.CURRENCY, "Also say totals in", "EUR", "currency"),
  EDITORS(
      Kind.PEOPLE, "Who may change this, besides admins and owners", "@ada", "editors", "editor");

  /** What settings are about; the form is divided by it. */
  public enum Part {
    RATES("Your own rates"),
    MARKET("Prices, providers, regions"),
    REPORTS("Reports and rights");

    private final String title;

    Part(String title) {
      this.title = title;
    }

    public String title() {
      return title;
    }
  }

  /** How a setting is written. */
  public enum Kind {
    MONEY,
    SHARE,
    PRICES,
    PROVIDERS,
    REGIONS,
    CURRENCY,
    PEOPLE;

    /** Whether there may be several. */
    public boolean isList() {
      return switch (this) {
        case PRICES, PROVIDERS, REGIONS, PEOPLE -> true;
        case MONEY, SHARE, CURRENCY -> false;
      };
    }

    /** What stands between two of several. */
    String separator() {
      return this == PRICES ? "\n" : ", ";
    }
  }

  private final Kind kind;
  private final String label;
  private final String example;

  @SuppressWarnings("ImmutableEnumChecker") // made by List.of
  private final List<String> names;

  Setting(Kind kind, String label, String example, String... names) {
    this.kind = kind;
    this.label = label;
    this.example = example;
    this.names = List.of(names);
  }

  /** The setting kept under this key. */
  public static Optional<Setting> named(String key) {
    return Stream.of(values()).filter(setting -> setting.key().equals(key)).findFirst();
  }

  /** The name under which it is kept. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  public Kind kind() {
    return kind;
  }

  /** What it is about. */
  public Part part() {
    return switch (this) {
      case ENGINEER_RATE, LABEL_PRICE, MONITORING, POWER_PRICE, DISCOUNT_RATE, BUDGET_CEILING ->
          Part.RATES;
      case NEGOTIATED_PRICES,
          ALLOWED_PROVIDERS,
          EXCLUDED_PROVIDERS,
          ALLOWED_REGIONS,
          EXCLUDED_REGIONS ->
          Part.MARKET;
      case CURRENCY, EDITORS -> Part.REPORTS;
    };
  }

  /** What a person reads beside it. */
  public String label() {
    return label;
  }

  /** A value that can be written as it stands. */
  public String example() {
    return example;
  }

  /** What to call it after {@code settings}. */
  public String word() {
    return names.getFirst();
  }

  /** All that it goes by. */
  List<String> names() {
    return names;
  }

  /** The field of a scenario that it fills; empty where it fills none. */
  Optional<Field> field() {
    return switch (this) {
      case ENGINEER_RATE -> Optional.of(Field.ENGINEER_RATE_USD_PER_HOUR);
      case LABEL_PRICE -> Optional.of(Field.LABEL_USD_PER_EXAMPLE);
      case MONITORING -> Optional.of(Field.MONITORING_USD_PER_MONTH);
      case POWER_PRICE -> Optional.of(Field.POWER_USD_PER_KWH);
      case DISCOUNT_RATE -> Optional.of(Field.DISCOUNT_RATE);
      case BUDGET_CEILING -> Optional.of(Field.BUDGET_USD);
      case NEGOTIATED_PRICES,
          ALLOWED_PROVIDERS,
          EXCLUDED_PROVIDERS,
          ALLOWED_REGIONS,
          EXCLUDED_REGIONS,
          CURRENCY,
          EDITORS ->
          Optional.empty();
    };
  }
}

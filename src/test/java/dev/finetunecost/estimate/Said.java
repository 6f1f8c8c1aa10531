package dev.finetunecost.estimate;

import dev.finetunecost.catalog.Catalog;
import dev.finetunecost.engine.Estimate;
import dev.finetunecost.engine.spec.Field;
import dev.finetunecost.engine.spec.Scenario;
import dev.finetunecost.engine.spec.Stated;
import dev.finetunecost.engine.spec.Value;
import dev.finetunecost.prices.PriceBook;
import dev.finetunecost.prices.PriceBooks;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Scenarios as somebody would say them, and their estimates at the bundled prices. */
public final class Said {
  public static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

  static final PriceBook PRICES = PriceBooks.bundled(Instant.parse("2026-11-24T14:00:00Z"));

  static final Estimator ESTIMATOR = new Estimator(Catalog.bundled());

  /**
   * Llama 3.1 8B by LoRA on 8,000 emails, 50,000 requests a day, now on gpt-4.1-mini, 18 months.
   */
  public static final Scenario SUPPORT_EMAILS =
      said(
          "model=llama-3.1-8b",
          "method=lora",
          "dataset_size=8000",
          "dataset_unit=emails",
          "volume=50000",
          "volume_unit=requests",
          "volume_period=day",
          "baseline_model=gpt-4.1-mini",
          "horizon_months=18");

  private Said() {}

  /**
   * A scenario of fields in the form {@code name=value}; several words are separated by {@code ;}.
   */
  public static Scenario said(String... fields) {
    return and(Scenario.EMPTY, fields);
  }

  /** The scenario with these fields set anew. */
  public static Scenario and(Scenario scenario, String... fields) {
    Scenario changed = scenario;
    for (String text : fields) {
      int equals = text.indexOf('=');
      Field field = Field.named(text.substring(0, equals)).orElseThrow();
      String value = text.substring(equals + 1);
      changed = changed.with(field, Stated.said(value(field, value), value));
    }
    return changed;
  }

  private static Value value(Field field, String text) {
    return switch (field.kind()) {
      case TEXT -> new Value.Text(List.of(text.split(";", -1)));
      case AMOUNT -> Value.Amount.of(Double.parseDouble(text));
      case FLAG -> new Value.Flag(Boolean.parseBoolean(text));
    };
  }

  /** The estimate for this scenario. */
  public static Estimate estimate(Scenario scenario) {
    return ((Outcome.Answered) outcome(scenario)).estimate();
  }

  static Outcome outcome(Scenario scenario) {
    return ESTIMATOR.estimate(scenario, PRICES, TODAY);
  }
}

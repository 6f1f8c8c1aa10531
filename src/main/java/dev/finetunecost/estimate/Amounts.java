package dev.finetunecost.estimate;

import dev.finetunecost.engine.price.TokenPrice;
import dev.finetunecost.engine.spec.Field;
import dev.finetunecost.engine.spec.ImpossibleValue;
import dev.finetunecost.engine.spec.ModelSpec;
import dev.finetunecost.engine.spec.Parameter;
import dev.finetunecost.engine.spec.Policy;
import dev.finetunecost.engine.spec.Policy.Circumstance;
import dev.finetunecost.engine.spec.ResolvedScenario.Outlook;
import dev.finetunecost.engine.spec.ResolvedScenario.Traffic;
import dev.finetunecost.engine.spec.ResolvedScenario.TrainingData;
import dev.finetunecost.engine.spec.Scenario;
import dev.finetunecost.engine.spec.Stated;
import dev.finetunecost.engine.spec.Value;
import dev.finetunecost.engine.uncertainty.Driver;
import dev.finetunecost.engine.uncertainty.Trend;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How much data and how much use a scenario means, in examples, tokens and requests. */
final class Amounts {
  /** A hundred requests a day for each of a billion people: more is a slip of the keyboard. */
  private static final double MOST_REQUESTS_PER_MONTH = 3.1e12;

  private static final double MOST_TOKENS = 1e15;
  private static final double MONTHS_PER_YEAR = 12;
  private static final double DAYS_PER_MONTH = 365.0 / 12;
  private static final int SHORTEST_SEQUENCE = 2_048;
  private static final int HOURS_PER_MONTH = 730;

  private static final Pattern PER_USER =
      Pattern.compile("(per|a|each|for each) (user|person|employee|customer|agent|seat)s?");

  private Amounts() {}

  /** A currency that the world does not know: {@link ImpossibleValue}. */
  static void currency(Scenario said) {
    String code = said.text(Field.CURRENCY).orElse("USD");
    if (Currency.getAvailableCurrencies().stream()
        .noneMatch(known -> known.getCurrencyCode().equalsIgnoreCase(code))) {
      throw new ImpossibleValue(
          Field.CURRENCY, "currency must be an ISO code such as USD, EUR, GBP or JPY, not " + code);
    }
  }

  /** What is trained on. */
  static TrainingData training(Completion completion, ModelSpec model) {
    Scenario said = completion.scenario();
    double tokensPerExample = completion.amount(Field.TOKENS_PER_EXAMPLE);
    double size = completion.amount(Field.DATASET_SIZE);
    String unit = said.text(Field.DATASET_UNIT).orElse("examples");
    Optional<Double> tokensPerUnit = Volumes.tokensPer(unit);
    double examples =
        tokensPerUnit.map(tokens -> Math.max(1, size * tokens / tokensPerExample)).orElse(size);
    double epochs = completion.amount(Field.EPOCHS);
    check(
        Field.DATASET_SIZE,
        examples * tokensPerExample * epochs <= MOST_TOKENS,
        "more than 1e15 trained tokens; say for example 8,000 examples of 500 tokens");
    int sequence = sequenceLength(completion, model, tokensPerExample);
    return new TrainingData(examples, Math.min(tokensPerExample, sequence), epochs, sequence, true);
  }

  /** Long enough for the mean example and no longer than the model can read. */
  private static int sequenceLength(
      Completion completion, ModelSpec model, double tokensPerExample) {
    double needed =
        Math.max(
            SHORTEST_SEQUENCE,
            Integer.highestOneBit((int) Math.min(1 << 24, Math.max(1, tokensPerExample * 2 - 1))));
    double readable = model.contextTokens() > 0 ? Math.min(needed, model.contextTokens()) : needed;
    return (int)
        completion.amount(
            Field.MAX_SEQ_LEN, readable, "the next power of two above the mean example");
  }

  /**
   * What production asks for.
   *
   * @param baseline what the hosted model in use charges, or null where none is known
   */
  static Traffic traffic(Completion completion, Policy policy, @Nullable TokenPrice baseline) {
    if (policy.has(Circumstance.HIGH_AVAILABILITY)) {
      completion.fill(
          Field.MIN_REPLICAS,
          Stated.inferred(Value.Amount.of(2), "two, so that one may fail: high availability"));
    }
    double input = completion.amount(Field.INPUT_TOKENS);
    double answer =
        completion
            .parameter(
                Field.OUTPUT_TOKENS,
                Efforts.isClassification(completion.scenario())
                    ? "output_tokens_classification"
                    : Field.OUTPUT_TOKENS.key())
            .typical();
    double reasoning =
        completion.amount(
            Field.REASONING_TOKENS, 0, "none assumed: a model that does not reason in secret");
    double requests =
        requestsPerMonth(
            completion,
            input + answer,
            baseline == null ? null : perRequest(baseline, input, answer + reasoning));
    double prompt =
        Math.min(
            input,
            completion.amount(
                Field.PROMPT_TOKENS, 0, "no saving assumed until you say how long it is"));
    double cut = prompt > 0 ? completion.amount(Field.PROMPT_CUT) : 0;
    return new Traffic(
        requests,
        input,
        answer + reasoning,
        prompt,
        cut,
        completion.amount(
            Field.CACHED_INPUT_SHARE, 0, "none assumed until you say how much is repeated"),
        completion.amount(Field.BATCH_SHARE, 0, "none assumed: answers are wanted at once"),
        completion.amount(Field.PEAK_FACTOR),
        (int) completion.amount(Field.MIN_REPLICAS),
        completion.amount(
            Field.SERVING_HOURS_PER_MONTH, HOURS_PER_MONTH, "up all the time: 8,760 h / 12"),
        (int) completion.amount(Field.TUNED_MODELS, 1, "this one alone"));
  }

  private static double requestsPerMonth(
      Completion completion, double tokensPerRequest, @Nullable Double usdPerRequest) {
    Scenario said = completion.scenario();
    double requests =
        said.amount(Field.VOLUME)
            .map(volume -> requests(said, volume, tokensPerRequest))
            .or(() -> said.amount(Field.USERS).map(users -> ofUsers(completion, users)))
            .or(() -> ofBill(completion, usdPerRequest))
            .orElseGet(() -> assumed(completion));
    check(
        Field.VOLUME,
        requests <= MOST_REQUESTS_PER_MONTH,
        "more than a hundred requests a day for each of a billion people; say for example 50,000"
            + " requests a day");
    return requests;
  }

  private static double requests(Scenario said, double volume, double tokensPerRequest) {
    String period = said.text(Field.VOLUME_PERIOD).orElse("month");
    double perMonth =
        volume
            * Volumes.perMonth(period)
                .orElseThrow(() ->
                    new ImpossibleValue(
                        Field.VOLUME_PERIOD,
                        "volume_period must be second, minute, hour, day, week, month, quarter or"
                            + " year, or several of them such as 14 days, not "
                            + period));
    String written = said.text(Field.VOLUME_UNIT).orElse("requests").toLowerCase(Locale.ROOT);
    Matcher each = PER_USER.matcher(written);
    boolean perUser = each.find();
    String unit = perUser ? each.replaceFirst("").strip() : written;
    double all = perUser ? perMonth * said.amount(Field.USERS).orElse(1.0) : perMonth;
    return Volumes.tokensPer(unit)
        .map(tokens -> all * tokens / Math.max(1, tokensPerRequest))
        .orElse(all);
  }

  private static double ofUsers(Completion completion, double users) {
    double each = completion.assumption("requests_per_user_per_month").typical();
    fillVolume(
        completion,
        Stated.inferred(
            Value.Amount.of(users * each),
            String.format(Locale.ROOT, "%.0f users × %.0f requests a month", users, each)));
    return users * each;
  }

  private static double perRequest(TokenPrice price, double input, double output) {
    return (input * price.input().dollars() + output * price.output().dollars())
        / 1e6; // prices are per million tokens
  }

  /** As many requests as what is paid today buys of the hosted model that was named. */
  private static Optional<Double> ofBill(Completion completion, @Nullable Double usdPerRequest) {
    Scenario said = completion.scenario();
    if (usdPerRequest == null || usdPerRequest <= 0 || !completion.said(Field.BASELINE_MODEL)) {
      return Optional.empty();
    }
    Optional<Double> bill =
        said.amount(Field.OBSERVED_COST_USD)
            .flatMap(paid ->
                said.text(Field.OBSERVED_COST_PERIOD)
                    .flatMap(Volumes::perMonth)
                    .map(times -> paid * times))
            .filter(paid -> paid > 0);
    Optional<Double> requests = bill.map(paid -> paid / usdPerRequest);
    requests.ifPresent(count ->
        fillVolume(
            completion,
            Stated.inferred(
                Value.Amount.of(count),
                String.format(
                    Locale.ROOT,
                    "$%,.0f a month ÷ $%.6f a request",
                    bill.orElseThrow(),
                    usdPerRequest))));
    return requests;
  }

  private static double assumed(Completion completion) {
    Parameter usual = completion.assumption("requests_per_month");
    fillVolume(
        completion, Stated.byDefault(Value.Amount.of(usual.typical()), usual.source().reference()));
    return usual.typical();
  }

  private static void fillVolume(Completion completion, Stated volume) {
    completion.fill(Field.VOLUME, volume);
    completion.fill(
        Field.VOLUME_UNIT, new Stated(Value.Text.of("requests"), volume.origin(), volume.note()));
    completion.fill(
        Field.VOLUME_PERIOD, new Stated(Value.Text.of("month"), volume.origin(), volume.note()));
  }

  /** How use and prices change with time. */
  static Outlook outlook(Completion completion) {
    double growth =
        completion.amount(Field.VOLUME_GROWTH_PER_MONTH, 0, "none assumed until you say so");
    double api =
        completion.amount(Field.API_PRICE_CHANGE_PER_YEAR, 0, "a pinned model keeps its price");
    double gpu =
        completion.amount(
            Field.GPU_PRICE_CHANGE_PER_YEAR, 0, "rents fell until 2025 and rose in 2026");
    return new Outlook(
        completion.said(Field.VOLUME_GROWTH_PER_MONTH)
            ? new Trend(Math.pow(1 + growth, MONTHS_PER_YEAR), List.of(Driver.VOLUME_GROWTH))
            : Trend.FLAT,
        new Trend(1 + api, List.of(Driver.API_PRICE_TREND)),
        new Trend(1 + gpu, List.of(Driver.GPU_PRICE_TREND)));
  }

  /** How long it will be in use, in whole months. */
  static int horizonMonths(Completion completion) {
    Optional<Double> days = completion.scenario().amount(Field.HORIZON_DAYS);
    if (days.isPresent() && !completion.said(Field.HORIZON_MONTHS)) {
      double months = Math.max(1, Math.round(days.get() / DAYS_PER_MONTH));
      completion.fill(
          Field.HORIZON_MONTHS, Stated.inferred(Value.Amount.of(months), "from the days"));
    }
    return (int) Math.max(1, Math.round(completion.amount(Field.HORIZON_MONTHS)));
  }

  private static void check(Field field, boolean possible, String why) {
    if (!possible) {
      throw new ImpossibleValue(field, field.key() + " is out of reach: " + why);
    }
  }
}

package dev.finetunecost.engine.spec;

import static dev.finetunecost.engine.spec.Field.Kind.AMOUNT;
import static dev.finetunecost.engine.spec.Field.Kind.FLAG;
import static dev.finetunecost.engine.spec.Field.Kind.TEXT;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One thing that can be said about a scenario. This is the only list of them: the JSON schema, the
 * wizard, the diff of two scenarios and the checks of bounds are all read from it.
 */
public enum Field {
  MODEL(TEXT, "", "the model to tune: family-version-size"),
  MODEL_PARAMS_B(AMOUNT, "billion parameters", "the model's size", 0.01, 10_000),
  BASELINE_MODEL(TEXT, "", "the hosted model in use today or to be replaced"),
  METHOD(TEXT, "", "how to tune: full, lora, qlora, dpo, …"),
  LORA_RANK(AMOUNT, "", "rank of the adapters", 1, 1024),
  GPU(TEXT, "", "the accelerator"),
  GPU_COUNT(AMOUNT, "GPUs", "how many GPUs", 1, 100_000),
  GPU_COUNT_MAX(AMOUNT, "GPUs", "at most this many GPUs", 1, 100_000),
  GPU_VRAM_GB(AMOUNT, "GB", "memory of one GPU, where no GPU is named", 1, 10_000),
  PROVIDER(TEXT, "", "cloud or API provider"),
  INSTANCE(TEXT, "", "the cloud's instance name"),
  SPOT(FLAG, "", "whether interruptible capacity may be used"),
  DATASET_SIZE(AMOUNT, "", "how much data, in dataset_unit", 1, 1e15),
  DATASET_UNIT(TEXT, "", "examples, tokens, documents, emails, conversations, MB, GB, …"),
  DATASET_NAME(TEXT, "", "a public dataset's name"),
  VALIDATION_SIZE(AMOUNT, "examples", "held-out examples", 0, 1e12),
  TOKENS_PER_EXAMPLE(AMOUNT, "tokens", "length of one example", 1, 10_000_000),
  MAX_SEQ_LEN(AMOUNT, "tokens", "sequence length in training", 1, 10_000_000),
  EPOCHS(AMOUNT, "epochs", "passes over the data", 0.01, 10_000),
  BATCH_SIZE(AMOUNT, "sequences", "global batch size", 1, 1_000_000),
  VOLUME(AMOUNT, "", "use, in volume_unit per volume_period", 0, 1e15),
  VOLUME_UNIT(TEXT, "", "requests, tokens, documents, questions, …"),
  VOLUME_PERIOD(TEXT, "", "second, minute, hour, day, week, month, year"),
  INPUT_TOKENS(AMOUNT, "tokens", "input tokens per request", 0, 10_000_000),
  OUTPUT_TOKENS(AMOUNT, "tokens", "output tokens per request", 0, 10_000_000),
  USERS(AMOUNT, "people", "how many people use it", 1, 1e10),
  HORIZON_MONTHS(AMOUNT, "months", "how long it will be in use", 1, 120),
  HORIZON_DAYS(AMOUNT, "days", "how long it will be in use", 1, 3660),
  BUDGET_USD(AMOUNT, "USD", "what may be spent", 0, 1e12),
  RATE_USD_PER_HOUR(AMOUNT, "USD per GPU-hour", "a GPU price of one's own", 0, 100_000),
  OBSERVED_COST_USD(AMOUNT, "USD", "what was really paid", 0, 1e12),
  OBSERVED_COST_PERIOD(TEXT, "", "the period of observed_cost_usd"),
  STATED_COST_USD(AMOUNT, "USD", "a cost that somebody claims", 0, 1e12),
  CURRENCY(TEXT, "", "currency of the amounts, where it is not USD"),
  HOURS(AMOUNT, "hours", "a duration stated for a run", 0, 1e7),
  CONSTRAINTS(TEXT, "", "what must hold: privacy, latency, region, team …"),
  TASK(TEXT, "", "what the model is for"),
  ENGINEER_HOURS(AMOUNT, "person-hours", "engineering for the first model", 0, 100_000),
  ENGINEER_RATE_USD_PER_HOUR(AMOUNT, "USD per person-hour", "cost of an engineer", 0, 10_000),
  LABEL_USD_PER_EXAMPLE(AMOUNT, "USD per example", "cost of preparing one example", 0, 100_000),
  TRAINING_ITERATIONS(AMOUNT, "training runs", "full-size runs until one is good enough", 1, 1_000),
  EVALUATION_USD(AMOUNT, "USD", "evaluating the first model", 0, 1e9),
  MONITORING_USD_PER_MONTH(AMOUNT, "USD per month", "monitoring in production", 0, 1e9),
  ON_CALL_HOURS_PER_MONTH(
      AMOUNT, "person-hours per month", "looking after a self-hosted model", 0, 10_000),
  RETRAINS_PER_YEAR(
      AMOUNT, "training runs per year", "how often the model is trained again", 0, 365),
  RETRAIN_SHARE(AMOUNT, "share of the first build", "cost of one retraining", 0, 10),
  PEAK_FACTOR(AMOUNT, "", "busiest minute over the mean", 1, 1_000),
  MIN_REPLICAS(
      AMOUNT, "replicas", "replicas that are always up; 2 for high availability", 1, 10_000),
  VOLUME_GROWTH_PER_MONTH(
      AMOUNT, "share per month", "growth of use, 0.05 for 5 % a month", -0.5, 1),
  API_PRICE_CHANGE_PER_YEAR(
      AMOUNT,
      "share per year",
      "change of the hosted model's price; a pinned model does not fall",
      -0.99,
      10),
  GPU_PRICE_CHANGE_PER_YEAR(
      AMOUNT, "share per year", "change of what a GPU costs an hour", -0.99, 10),
  PROMPT_TOKENS(
      AMOUNT, "tokens", "instructions and examples that every request repeats", 0, 10_000_000),
  PROMPT_CUT(
      AMOUNT, "share of prompt_tokens", "what a tuned model no longer needs to be told", 0, 1),
  CACHED_INPUT_SHARE(
      AMOUNT, "share of the input", "input tokens that the provider reads from its cache", 0, 1),
  BATCH_SHARE(AMOUNT, "share of the requests", "requests that can wait for a batch", 0, 1),
  REASONING_TOKENS(AMOUNT, "tokens", "hidden reasoning per request, paid as output", 0, 10_000_000),
  RETRIEVED_TOKENS(AMOUNT, "tokens", "retrieved text per request", 0, 10_000_000),
  LATENCY_MS(AMOUNT, "milliseconds", "the first token must come within", 1, 3_600_000),
  SERVING_HOURS_PER_MONTH(
      AMOUNT, "hours per month", "how long replicas are up; 730 is always", 1, 730),
  TUNED_MODELS(AMOUNT, "models", "tuned models that may share the GPUs", 1, 100_000),
  DATA_COLLECTION_USD(AMOUNT, "USD", "what gathering the raw data costs", 0, 1e9),
  DATA_PREPARATION_HOURS(AMOUNT, "person-hours", "cleaning and checking the data", 0, 100_000),
  SYNTHETIC_SHARE(AMOUNT, "share of the examples", "examples that a model writes", 0, 1),
  PERSONAL_DATA(FLAG, "", "whether personal data must be removed first"),
  PROMPT_BASELINE(FLAG, "", "whether a prompt was already tried and measured"),
  PROMPT_BASELINE_HOURS(AMOUNT, "person-hours", "work on a prompt to compare with", 0, 100_000),
  EVALUATIONS(FLAG, "", "whether automated evaluations exist"),
  PILOT_GAIN(AMOUNT, "share", "how much better a pilot was on held-out examples", -1, 100),
  SECURITY_USD(AMOUNT, "USD", "security and compliance review", 0, 1e9),
  EVALUATION_ROUNDS_PER_MONTH(
      AMOUNT, "rounds per month", "how often answers in production are judged", 0, 1_000),
  EVALUATION_HOURS_PER_ROUND(AMOUNT, "person-hours", "one round of judging", 0, 10_000),
  STORAGE_USD_PER_MONTH(AMOUNT, "USD per month", "model storage", 0, 1e9),
  INFRASTRUCTURE_OVERHEAD(AMOUNT, "share of the GPU bill", "network, disks, gateways", 0, 10),
  CHECKPOINTS(FLAG, "", "whether a training can go on where it stopped"),
  DISCOUNT_RATE(AMOUNT, "per year", "what money costs you, 0.1 for 10 %", 0, 1),
  GPU_PURCHASE_USD(
      AMOUNT, "USD per GPU", "what a GPU with its share of a server costs to buy", 0, 1e7),
  RESALE_SHARE(AMOUNT, "share of the purchase", "what owned GPUs fetch in the end", 0, 1),
  POWER_USD_PER_KWH(AMOUNT, "USD per kWh", "what power costs you", 0, 100),
  COLOCATION_USD_PER_KW_MONTH(AMOUNT, "USD per kW and month", "room, cooling, network", 0, 100_000);

  /** The kind of value that a field takes. */
  public enum Kind {
    TEXT,
    AMOUNT,
    FLAG
  }

  private static final Set<Field> COUNTS =
      EnumSet.of(LORA_RANK, GPU_COUNT, GPU_COUNT_MAX, MIN_REPLICAS, TUNED_MODELS);

  private final Kind kind;
  private final String unit;
  private final String meaning;
  private final double min;
  private final double max;

  Field(Kind kind, String unit, String meaning) {
    this(kind, unit, meaning, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
  }

  Field(Kind kind, String unit, String meaning, double min, double max) {
    this.kind = kind;
    this.unit = unit;
    this.meaning = meaning;
    this.min = min;
    this.max = max;
  }

  /** The field with this JSON name, such as {@code dataset_size}. */
  public static Optional<Field> named(String key) {
    return Stream.of(values()).filter(field -> field.key().equals(key)).findFirst();
  }

  /** The field's name in JSON, in snake case. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  public Kind kind() {
    return kind;
  }

  /**
   * The unit of an amount; empty for words, flags, pure numbers and amounts whose unit is another
   * field.
   */
  public String unit() {
    return unit;
  }

  /** What the field says, in a few words. */
  public String meaning() {
    return meaning;
  }

  /** The smallest amount that makes sense. */
  public double min() {
    return min;
  }

  /** The largest amount that makes sense. */
  public double max() {
    return max;
  }

  /**
   * Why this value cannot be, or empty if it can: wrong kind, out of bounds, or a part of something
   * that is counted. The text names the field.
   */
  public Optional<String> complaint(Value value) {
    return switch (value) {
      case Value.Text _ when kind == TEXT -> Optional.empty();
      case Value.Flag _ when kind == FLAG -> Optional.empty();
      case Value.Amount amount when kind == AMOUNT -> complaint(amount);
      case Value.Text _, Value.Flag _, Value.Amount _ ->
          Optional.of("%s must be %s".formatted(key(), expected()));
    };
  }

  private Optional<String> complaint(Value.Amount amount) {
    if (amount.low() < min || amount.high() > max) {
      return Optional.of(
          "%s must be between %s and %s, not %s"
              .formatted(key(), plain(min), plain(max), said(amount)));
    }
    return COUNTS.contains(this) && !(isWhole(amount.low()) && isWhole(amount.high()))
        ? Optional.of("%s must be a whole number, not %s".formatted(key(), said(amount)))
        : Optional.empty();
  }

  private String expected() {
    return switch (kind) {
      case TEXT -> "words";
      case AMOUNT -> "a number";
      case FLAG -> "true or false";
    };
  }

  private static String said(Value.Amount amount) {
    return amount.isRange()
        ? plain(amount.low()) + " to " + plain(amount.high())
        : plain(amount.low());
  }

  private static boolean isWhole(double number) {
    return number == Math.rint(number);
  }

  private static String plain(double number) {
    return isWhole(number) && Math.abs(number) < 1e16
        ? Long.toString((long) number)
        : Double.toString(number);
  }
}

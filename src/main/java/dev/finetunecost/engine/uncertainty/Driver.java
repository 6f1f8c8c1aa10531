package dev.finetunecost.engine.uncertainty;

/** An uncertain input that the costs depend on. */
public enum Driver {
  /** Requests per month. */
  VOLUME,
  /** Growth of requests in a year. */
  VOLUME_GROWTH,
  /** Tokens of one request, in and out. */
  TOKENS_PER_REQUEST,
  /** Tokens of one training example. */
  TOKENS_PER_EXAMPLE,
  /** GPU-hours that a training needs, against what the formulas say. */
  TRAINING_TIME,
  /** Requests that one replica can carry, against what the formulas say. */
  SERVING_THROUGHPUT,
  /** Busiest minute over the mean. */
  PEAK_FACTOR,
  /** Training runs until one is good enough. */
  TRAINING_ITERATIONS,
  /** Hours of people. */
  PEOPLE_HOURS,
  /** Cost of one person-hour. */
  PEOPLE_RATE,
  /** Hours for looking after one's own servers. */
  ON_CALL_HOURS,
  /** Cost of preparing one example. */
  LABELLING,
  /** Cost of evaluating the model. */
  EVALUATION,
  /** How often, and at what cost, the model is trained again. */
  RETRAINING,
  /** How often, and at what cost, one must move because a provider ends a model or a service. */
  MIGRATION,
  /** What the hosted model charges per token. */
  API_PRICE,
  /** What the hosted model charges after a year, against today. */
  API_PRICE_TREND,
  /** What a managed fine-tuning service charges, where only a range is known. */
  MANAGED_PRICE,
  /** What a GPU costs an hour. */
  GPU_PRICE,
  /** What a GPU costs an hour after a year, against today. */
  GPU_PRICE_TREND,
  /** What a GPU costs to buy, less what it fetches in the end. */
  HARDWARE_PRICE
}

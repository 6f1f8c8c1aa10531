package dev.finetunecost.engine.uncertainty;

/** An uncertain input that the costs depend on. */
public enum Driver {
  /** Requests per month. */
  VOLUME,
  /** Tokens of one request, in and out. */
  TOKENS_PER_REQUEST,
  /** Tokens of one training example. */
  TOKENS_PER_EXAMPLE,
  /** GPU-hours that a training needs, against what the formulas say. */
  TRAINING_TIME,
  /** Requests that one replica can carry, against what the formulas say. */
  SERVING_THROUGHPUT,
  /** Training runs until one is good enough. */
  TRAINING_ITERATIONS,
  /** Hours of people. */
  PEOPLE_HOURS,
  /** Cost of one person-hour. */
  PEOPLE_RATE,
  /** Cost of preparing one example. */
  LABELLING,
  /** Cost of evaluating the model. */
  EVALUATION,
  /** How often, and at what cost, the model is trained again. */
  RETRAINING,
  /** What the hosted model charges per token. */
  API_PRICE,
  /** What a managed fine-tuning service charges, where only a range is known. */
  MANAGED_PRICE,
  /** What a GPU costs an hour. */
  GPU_PRICE
}

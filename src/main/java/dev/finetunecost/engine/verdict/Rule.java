package dev.finetunecost.engine.verdict;

/**
 * A rule of thumb that people publish about fine-tuning, with the condition under which it applies.
 * Rules that arithmetic refutes, such as fixed thresholds of volume, are not here: the decisions
 * list them with the recomputation.
 */
public enum Rule {
  PROMPT_FIRST(
      1,
      Leaning.FIRST,
      "no prompt was tried and measured",
      "two to four weeks of prompting first",
      "founding article 003"),
  FACTS_TO_RETRIEVAL(
      2,
      Leaning.STAY,
      "facts are missing or change",
      "retrieval; tuning teaches a model to be wrong with more confidence",
      "founding articles 003 and 004"),
  EVALUATIONS_FIRST(
      3,
      Leaning.FIRST,
      "no automated evaluations",
      "build them first",
      "founding articles 000 and 003"),
  CAN_AFFORD(
      13,
      Leaning.STAY,
      "the budget does not cover it",
      "do not begin what cannot be finished",
      "founding article 001"),
  LATEST_MODEL(
      14,
      Leaning.STAY,
      "the newest model or a provider's guarantees are wanted",
      "stay on a hosted model",
      "founding articles 001 and 002"),
  TASK_CHANGES(
      15,
      Leaning.STAY,
      "the use changes quickly",
      "do not tune: every change is a retraining",
      "founding articles 002 and 003"),
  ERRORS_TOLERABLE(
      16,
      Leaning.STAY,
      "an error now and then does no harm",
      "prompting and retrieval",
      "founding article 003"),
  HARD_TO_DESCRIBE(
      17,
      Leaning.TUNE,
      "the behaviour can be shown and not described",
      "tune",
      "founding article 003"),
  FIXED_FORMAT(
      18, Leaning.TUNE, "the output must always have one form", "tune", "founding article 003"),
  LATENCY(
      19,
      Leaning.TUNE,
      "the first token must come within 100 ms",
      "a small tuned model on one's own GPU",
      "founding article 003"),
  DATA_STAYS(
      20,
      Leaning.TUNE,
      "the data may not leave",
      "host it yourself: a requirement, not a choice",
      "founding articles 000 and 003"),
  NO_TEAM(
      21,
      Leaning.STAY,
      "nobody looks after servers and models",
      "a managed service or an API costs less in all",
      "founding articles 000 and 004"),
  TEAM(
      22,
      Leaning.TUNE,
      "people know how, or there are thousands of jobs",
      "do it yourself",
      "founding article 000"),
  FREQUENT_TUNING(
      23,
      Leaning.HOW,
      "two or more trainings a month, 7B to 70B",
      "one's own GPUs rather than a managed service",
      "founding article 004"),
  RARE_OR_HUGE(
      24,
      Leaning.HOW,
      "a single training, or a model above 405B",
      "a managed service",
      "founding article 004"),
  API_WITHIN_TWENTY_PERCENT(
      25,
      Leaning.STAY,
      "the API costs less than self-hosting and a fifth more",
      "stay on the API",
      "founding article 004"),
  STAGE_GATE(
      27,
      Leaning.FIRST,
      "500 to 2,000 clean examples, no pilot yet",
      "a proof of concept for $500 to $2,000; go on if it is better by more than 5 %",
      "founding article 000"),
  LORA_FIRST(
      28,
      Leaning.HOW,
      "less than 100,000 examples",
      "LoRA on a small model first",
      "founding articles 000, 001, 003 and 004"),
  SHARE_ONE_BASE(
      29,
      Leaning.HOW,
      "two or more tuned uses",
      "one base model with adapters",
      "founding article 003"),
  SPOT(
      30,
      Leaning.HOW,
      "the training may be interrupted",
      "spot capacity with checkpoints; not against a deadline",
      "founding articles 000 and 004"),
  DO_NOT_BUY(
      31,
      Leaning.HOW,
      "buying is considered and does not pay",
      "rent",
      "founding article 001, recomputed: pays from 3,481 hours a year on"),
  DEFINE_SUCCESS(
      32,
      Leaning.FIRST,
      "nobody said how to tell whether it works",
      "not ready",
      "founding article 000"),
  REAL_FAILURES(
      33,
      Leaning.HOW,
      "all examples are made up",
      "take real logged failures",
      "founding articles 003 and 004"),
  PIPELINE_EARLY(
      34,
      Leaning.HOW,
      "the model will be trained again",
      "build the retraining pipeline before it is needed",
      "founding article 003"),
  THREE_EPOCHS(
      35,
      Leaning.HOW,
      "more than three epochs",
      "three, and stop when validation is flat",
      "founding article 004"),
  EVALUATE_AROUND(
      36,
      Leaning.FIRST,
      "nobody said whether evaluations exist",
      "evaluate, prompt, perhaps tune, evaluate again",
      "OpenAI, model optimization and supervised fine-tuning guides"),
  FIFTY_EXAMPLES(
      37,
      Leaning.FIRST,
      "fewer than 50 examples",
      "craft 50 and add more if they help; 10 is the least",
      "OpenAI, supervised fine-tuning guide"),
  IN_CONTEXT_FIRST(
      38,
      Leaning.FIRST,
      "nobody said whether a prompt was tried",
      "examples in the prompt first; tune for tone, form, edge cases, a niche or cost",
      "Meta AI, 7 August 2024"),
  PROMPT_IS_ENOUGH(
      39,
      Leaning.STAY,
      "the prompt works and is evaluated",
      "it is fine to stop there",
      "Hamel Husain, 27 March 2024"),
  SYNTAX_AND_STYLE(
      40,
      Leaning.TUNE,
      "syntax, style or rules are to be learnt",
      "tune; give facts as context",
      "Hamel Husain, 27 March 2024"),
  JUDGE_YOURSELF(
      41,
      Leaning.HOW,
      "experts must judge the examples",
      "do not outsource the core judgement",
      "Hamel Husain, evaluations FAQ"),
  BY_FAILURE(
      42,
      Leaning.FIRST,
      "both facts and behaviour are wrong",
      "look which failures dominate; both are allowed together",
      "Chip Huyen, AI Engineering, chapter 7"),
  DATA_IS_HARD(
      43,
      Leaning.HOW,
      "the data costs more than the training",
      "spend on data",
      "Chip Huyen, AI Engineering"),
  HUNDRED_EXAMPLES(
      44,
      Leaning.HOW,
      "fewer than 100 examples",
      "at least 100, better 1,000",
      "Google Cloud, supervised tuning on Vertex AI"),
  SMALLER_MODEL_OR_PROMPT(
      46,
      Leaning.FIRST,
      "a shorter prompt or a smaller model may pay",
      "prompt first; then a small tuned model is often cheaper",
      "Mistral, fine-tuning guide"),
  DATA_STUDY(
      47,
      Leaning.HOW,
      "a thousand examples or more",
      "train on shares of them and extrapolate",
      "Predibase, distillation playbook"),
  KEEP_IT_SWAPPABLE(
      48,
      Leaning.STAY,
      "a hosted model is in use",
      "keep the model easy to exchange",
      "a16z, 100 CIOs, 2025"),
  PRICES_FALL(
      49,
      Leaning.STAY,
      "in use for a year or longer",
      "equal capability gets cheaper for those who can switch: do not lock in",
      "a16z, LLMflation, 2024; Epoch AI, 2025"),
  SHARE_ONE_GPU(
      50,
      Leaning.HOW,
      "many tuned models with little traffic each",
      "serve their adapters from one GPU",
      "vLLM and AWS, 26 February 2026");

  /** What a rule speaks for. */
  public enum Leaning {
    /** Fine-tune. */
    TUNE,
    /** Do not. */
    STAY,
    /** Do something else first. */
    FIRST,
    /** How to do it, if it is done. */
    HOW
  }

  private final int number;
  private final Leaning leaning;
  private final String condition;
  private final String advice;
  private final String source;

  Rule(int number, Leaning leaning, String condition, String advice, String source) {
    this.number = number;
    this.leaning = leaning;
    this.condition = condition;
    this.advice = advice;
    this.source = source;
  }

  /** Its number among the published rules, as in {@code rule-31}. */
  public String id() {
    return "rule-" + number;
  }

  public Leaning leaning() {
    return leaning;
  }

  /** When it applies, in a few words. */
  public String condition() {
    return condition;
  }

  /** What it advises, in a few words. */
  public String advice() {
    return advice;
  }

  /** Who says so. */
  public String source() {
    return source;
  }
}

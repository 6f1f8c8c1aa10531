package dev.finetunecost.language.text;

/** What sort of thing a term is. The lexicon's rows name these in lower case. */
public enum Kind {
  /** A word that the lexicon does not know, or that carries nothing. */
  WORD,
  /** A word of grammar or politeness, which need not be understood. */
  STOP,
  /** Punctuation. */
  SIGN,
  /** A number or a range. */
  NUMBER,
  /** An amount of money; the value is the currency. */
  MONEY,
  /** An open model: the value is its canonical name, the number its size in billions. */
  MODEL,
  /** A hosted model: the value is its canonical name. */
  HOSTED,
  /** The beginning of an open model's name. */
  FAMILY,
  /** The beginning of a hosted model's name. */
  HOSTED_FAMILY,
  /** A further part of a model's name. */
  SUFFIX,
  /** An accelerator. */
  GPU,
  /** A word for an accelerator that names none. */
  DEVICE,
  /** A machine that holds several accelerators; the value is how many. */
  MACHINE,
  /** A cloud's instance name. */
  INSTANCE,
  METHOD,
  PROVIDER,
  /** A public dataset. */
  CORPUS,
  /** A currency's sign, code or name. */
  CURRENCY,
  /** Unit of training data: examples, lines. */
  DATA,
  /** Unit of use: requests, queries. */
  USE,
  /** Something that may be data or use: emails, documents. */
  THING,
  TOKENS,
  /** Unit of text or memory: KB, MB, GB. */
  BYTES,
  /** Unit of time. */
  TIME,
  /** A part of the calendar: {@code m12} for December, {@code q3}, {@code y} for a year's end. */
  CALENDAR,
  /** A whole period in one word: daily, monthly. */
  EVERY,
  /** People who use the model. */
  PEOPLE,
  /** A word that stands before what it is per: per, each. */
  PER,
  /** A word that says what its neighbours are about; the value names the cue. */
  CUE,
  /** Multiplies something that was said before; the value is the factor. */
  SCALE,
  /** A phrase that speaks for what a sentence asks; the value is the evidence's name. */
  EVIDENCE,
  TASK,
  CONSTRAINT,
  /** A number in words. */
  COUNT,
  /** A word or sign that multiplies a number before it. */
  TIMES
}

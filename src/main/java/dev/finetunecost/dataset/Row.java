package dev.finetunecost.dataset;

/** What a line of a dataset turned out to be. */
sealed interface Row {

  /** An example that can be learnt from. */
  record Good(long line, Example example) implements Row {}

  /** One that cannot. */
  record Bad(Mistake mistake) implements Row {}
}

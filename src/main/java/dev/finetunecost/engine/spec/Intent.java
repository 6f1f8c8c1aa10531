package dev.finetunecost.engine.spec;

import java.util.Locale;

/** What is being asked, which decides what a reply leads with. */
public enum Intent {
  /** What would it cost? */
  COST,
  /** Will it fit, on how many GPUs, is it feasible? */
  FIT,
  /** How long does it take, is this duration normal? */
  TIME,
  /** Should we: tune or prompt or retrieve, host or call an API, with how much data? */
  ADVICE,
  /** What does the hosted model cost? */
  API_COST,
  /** What does serving cost? */
  SERVING_COST,
  /** What does one hour, or one token, cost? */
  PRICE,
  /** Facts, and no question. */
  SCENARIO,
  /** A change of something said before. */
  UPDATE,
  /** A run that is over: how long it took, what it cost. */
  OBSERVATION;

  /** The intent's name in JSON. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}

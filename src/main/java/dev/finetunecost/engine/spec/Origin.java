package dev.finetunecost.engine.spec;

/** How a value of a scenario came to be. */
public enum Origin {
  /** Someone said it. */
  STATED,
  /** It follows from something that was said. */
  INFERRED,
  /** It is the workspace's own number. */
  WORKSPACE,
  /** Nobody said it; the catalogue's typical value is used. */
  DEFAULT
}

package dev.finetunecost.store;

/** Whether the database can be relied on. */
public sealed interface Readiness {

  /** It reads and writes. */
  record Ready() implements Readiness {}

  /** It works, but something needs mending soon. */
  record Degraded(String reason) implements Readiness {}

  /** Nothing can be stored, so nothing may be promised. */
  record Down(String reason) implements Readiness {}
}

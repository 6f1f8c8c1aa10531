package dev.finetunecost.engine.serving;

/** What is promised about response times; a stricter promise leaves less throughput. */
public enum LatencyClass {
  /** Nothing: jobs that run overnight. */
  BATCH,
  /** A chat that starts to answer within two seconds. */
  CHAT,
  /** Half a second to the first token, 40 ms or less for each next one. */
  INTERACTIVE
}

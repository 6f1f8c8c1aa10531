package dev.finetunecost.terms;

/** What comes of reading a setting that somebody wrote. */
public sealed interface Reading {

  /** It can be kept, written so; blank where it was taken back. */
  record Accepted(String text) implements Reading {}

  /** It cannot be used: what is wrong, and one example of what can. */
  record Refused(String complaint) implements Reading {}
}

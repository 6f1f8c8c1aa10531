package dev.finetunecost.playground;

import java.util.List;

/** An answer with {@code ok: false}. */
final class ApiRefusal extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String error;
  private final transient List<Refusal> refusals;

  ApiRefusal(String error) {
    this(error, List.of());
  }

  ApiRefusal(String error, List<Refusal> refusals) {
    super(refusals.isEmpty() ? error : error + " " + refusals.stream().map(Refusal::line).toList());
    this.error = error;
    this.refusals = List.copyOf(refusals);
  }

  /** Slack's word for what went wrong. */
  String error() {
    return error;
  }

  /** What in the blocks or the view is wrong. */
  List<Refusal> refusals() {
    return refusals;
  }
}

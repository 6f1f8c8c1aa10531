package dev.finetunecost.playground;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/** What the Web API does wrong on purpose, so that tests can see the bot bear it. */
public final class Faults {
  private final Map<String, Deque<Fault>> waiting = new ConcurrentHashMap<>();
  private final CountDownLatch released = new CountDownLatch(1);

  /** One way to fail. */
  public sealed interface Fault {

    /** 429, and how long to wait. */
    record RateLimited(Duration retryAfter) implements Fault {}

    /** A server error with this status. */
    record ServerError(int status) implements Fault {}

    /** {@code ok: false} with this error. */
    record Refused(String error) implements Fault {}

    /** No answer until the playground closes. */
    record Hang() implements Fault {}
  }

  /** The next calls of this method fail so, one fault a call, in this order. */
  public void next(String method, Fault... faults) {
    waiting.merge(
        method,
        new ArrayDeque<>(Arrays.asList(faults)),
        (old, more) -> {
          Deque<Fault> both = new ArrayDeque<>(old);
          both.addAll(more);
          return both;
        });
  }

  Optional<Fault> take(String method) {
    Fault[] taken = new Fault[1];
    waiting.computeIfPresent(
        method,
        (key, faults) -> {
          taken[0] = faults.poll();
          return faults.isEmpty() ? null : faults;
        });
    return Optional.ofNullable(taken[0]);
  }

  void hang() throws InterruptedException {
    released.await();
  }

  void release() {
    released.countDown();
  }
}

package dev.finetunecost.slack;

import dev.finetunecost.answer.Answer;
import dev.finetunecost.answer.Answers;
import dev.finetunecost.engine.spec.Intent;
import dev.finetunecost.engine.spec.Scenario;
import dev.finetunecost.estimate.Terms;
import dev.finetunecost.language.Change;
import dev.finetunecost.language.Understanding;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Reads and estimates on threads of its own, one fewer than there are cores. Requests are answered
 * on virtual threads, which keep their core until they wait for something: were estimates computed
 * there, acknowledgements would queue behind them.
 */
final class Estimating implements AutoCloseable {
  private final Answers answers;
  private final ExecutorService threads =
      Executors.newFixedThreadPool(
          Math.max(1, Runtime.getRuntime().availableProcessors() - 1),
          Thread.ofPlatform().daemon().name("estimate-", 1).factory());

  Estimating(Answers answers) {
    this.answers = answers;
  }

  /** What these words say. */
  Understanding read(String words) {
    return result(threads.submit(() -> answers.read(words)));
  }

  /** What these words do to a scenario that was made of another, or of none. */
  Change change(String words, Scenario current, Optional<Scenario> before) {
    return result(threads.submit(() -> answers.change(words, current, before)));
  }

  /** The answer to a scenario. */
  Answer answer(String id, Scenario asSaid, Intent intent, List<String> notUsed, Terms terms) {
    return result(threads.submit(() -> answers.toScenario(id, asSaid, intent, notUsed, terms)));
  }

  /** The answer to an unsaved scenario if it comes within this time; empty if not. */
  Optional<Answer> answerWithin(Duration patience, Scenario asSaid, Terms terms) {
    Callable<Answer> task = () -> answers.toScenario("", asSaid, Intent.SCENARIO, List.of(), terms);
    Future<Answer> future = threads.submit(task);
    try {
      return Optional.of(future.get(patience.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException _) {
      future.cancel(false);
      return Optional.empty();
    } catch (ExecutionException e) {
      throw failure(e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }

  private static <T> T result(Future<T> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw failure(e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static RuntimeException failure(ExecutionException e) {
    return new IllegalStateException("no estimate", e.getCause());
  }

  private static RuntimeException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new IllegalStateException("stopped while estimating", e);
  }
}

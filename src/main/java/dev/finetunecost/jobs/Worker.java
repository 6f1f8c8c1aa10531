package dev.finetunecost.jobs;

import dev.finetunecost.store.Delivery;

/** Answers deliveries. It may be called again for one that it answered just before a crash. */
public interface Worker {

  /**
   * Answers. Whatever it throws, the delivery is tried again later; {@link TryAgainLater} says
   * when.
   */
  void work(Delivery delivery) throws Exception;

  /**
   * The time to answer is over: says so in another way, if there is one. Whatever it throws, it is
   * called again later.
   */
  void giveUp(Delivery delivery) throws Exception;
}

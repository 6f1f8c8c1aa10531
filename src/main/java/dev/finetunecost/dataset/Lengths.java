package dev.finetunecost.dataset;

import java.util.Arrays;

/** How long the examples of a dataset are. */
public final class Lengths {
  private final long[] inOrder;
  private final long[] ascending;

  /**
   * @param inOrder tokens of each example, in the order of the file
   */
  Lengths(long[] inOrder) {
    this.inOrder = inOrder.clone();
    this.ascending = inOrder.clone();
    Arrays.sort(ascending);
  }

  /** How many examples there are. */
  public int count() {
    return ascending.length;
  }

  /** Tokens of all examples together. */
  public long total() {
    return Arrays.stream(ascending).sum();
  }

  /** Tokens of the mean example; 0 where there is none. */
  public double mean() {
    return ascending.length == 0 ? 0 : total() / (double) ascending.length;
  }

  /**
   * Tokens below which this share of the examples stays; 0 where there is none.
   *
   * @param share from 0 to 1
   */
  public long quantile(double share) {
    if (ascending.length == 0) {
      return 0;
    }
    int rank = (int) Math.ceil(share * ascending.length);
    return ascending[Math.clamp(rank - 1, 0, ascending.length - 1)];
  }

  /** Tokens of the longest example; 0 where there is none. */
  public long longest() {
    return quantile(1);
  }

  /**
   * The shortest usual sequence length, a power of two from 256 on, that leaves 99 in 100 examples
   * whole.
   */
  public int sequenceLength() {
    long needed = Math.clamp(quantile(0.99), 256L, 1L << 20);
    return (int) (Long.highestOneBit(needed - 1) << 1);
  }

  /** What becomes of the examples where a sequence has so many tokens, at least 1. */
  public Fit at(int sequenceLength) {
    long cut = 0;
    long lost = 0;
    for (long length : ascending) {
      if (length > sequenceLength) {
        cut++;
        lost += length - sequenceLength;
      }
    }
    long kept = total() - lost;
    long packed = packedSequences(sequenceLength);
    return new Fit(
        sequenceLength,
        cut,
        share((double) lost, (double) total()),
        1 - share((double) kept, count() * (double) sequenceLength),
        1 - share((double) kept, packed * (double) sequenceLength));
  }

  /** Sequences where examples are put one behind the other, in order, and none is broken up. */
  private long packedSequences(int sequenceLength) {
    long sequences = 0;
    long room = 0;
    for (long length : inOrder) {
      long taken = Math.min(length, sequenceLength);
      if (taken > room) {
        sequences++;
        room = sequenceLength;
      }
      room -= taken;
    }
    return sequences;
  }

  private static double share(double part, double whole) {
    return whole == 0 ? 0 : part / whole;
  }

  /**
   * The examples in sequences of one length.
   *
   * @param cut examples that are longer
   * @param lost share of the tokens that are cut off
   * @param paddingUnpacked share of the work that is padding where each example has a sequence
   * @param paddingPacked the same where examples share sequences
   */
  public record Fit(
      int sequenceLength, long cut, double lost, double paddingUnpacked, double paddingPacked) {}
}

package dev.finetunecost.dataset;

import java.util.Arrays;

/** Numbers without a box around each; a file may hold millions of rows. */
final class LongList {
  private long[] numbers = new long[1024];
  private int size;

  void add(long number) {
    if (size == numbers.length) {
      numbers = Arrays.copyOf(numbers, 2 * size);
    }
    numbers[size++] = number;
  }

  /** The numbers in the order in which they came. */
  long[] toArray() {
    return Arrays.copyOf(numbers, size);
  }
}

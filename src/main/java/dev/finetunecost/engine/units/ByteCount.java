package dev.finetunecost.engine.units;

/**
 * An amount of memory.
 *
 * @param bytes not negative
 */
public record ByteCount(double bytes) implements Comparable<ByteCount> {
  private static final double BYTES_PER_GIB = 1L << 30;

  public ByteCount {
    if (!(bytes >= 0)) {
      throw new IllegalArgumentException("not an amount of memory: " + bytes);
    }
  }

  public static ByteCount ofGib(double gib) {
    return new ByteCount(gib * BYTES_PER_GIB);
  }

  /** In GiB (2^30 bytes), the unit in which "80 GB" cards are really sold. */
  public double gib() {
    return bytes / BYTES_PER_GIB;
  }

  @Override
  public int compareTo(ByteCount other) {
    return Double.compare(bytes, other.bytes);
  }
}

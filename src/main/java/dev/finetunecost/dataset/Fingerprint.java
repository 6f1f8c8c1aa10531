package dev.finetunecost.dataset;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/** Sixty-four bits that tell one example from another, so that its text need not be kept. */
final class Fingerprint {

  private Fingerprint() {}

  /** Of its words; case and spaces do not count. */
  static long of(Example example) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(words(example).getBytes(StandardCharsets.UTF_8));
      return ByteBuffer.wrap(digest).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static String words(Example example) {
    StringBuilder words = new StringBuilder();
    append(words, example.prompt());
    append(words.append('\u0000'), example.completion());
    return words.toString();
  }

  private static void append(StringBuilder words, String text) {
    boolean space = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isWhitespace(c)) {
        space = true;
        continue;
      }
      if (space) {
        words.append(' ');
        space = false;
      }
      words.append(Character.toLowerCase(c));
    }
  }

  /** How many of these are repetitions of another. Sorts the array. */
  static long repeated(long[] fingerprints) {
    Arrays.sort(fingerprints);
    long repeated = 0;
    for (int i = 1; i < fingerprints.length; i++) {
      if (fingerprints[i] == fingerprints[i - 1]) {
        repeated++;
      }
    }
    return repeated;
  }
}

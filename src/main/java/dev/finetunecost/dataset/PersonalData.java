package dev.finetunecost.dataset;

import java.util.regex.Pattern;

/** Whether an example names somebody's address, telephone or account. Plain signs only. */
final class PersonalData {
  /** Each sign starts where a word starts, so that no text makes the search slow. */
  private static final Pattern SIGNS =
      Pattern.compile(
          "(?<![\\w.+-])[\\w.+-]{1,64}+@[\\w-]{1,63}\\.[a-zA-Z]{2,24}"
              + "|(?<![\\w.])\\+\\d{1,3}[ .-]?\\(?\\d{1,4}\\)?(?:[ .-]?\\d{2,4}){2,4}(?!\\d)"
              + "|(?<!\\w)[A-Z]{2}\\d{2}(?: ?[A-Z0-9]{4}){3,7}(?!\\w)"
              + "|(?<!\\d)\\d{3}-\\d{2}-\\d{4}(?!\\d)");

  private PersonalData() {}

  static boolean in(Example example) {
    return SIGNS.matcher(example.prompt()).find() || SIGNS.matcher(example.completion()).find();
  }
}

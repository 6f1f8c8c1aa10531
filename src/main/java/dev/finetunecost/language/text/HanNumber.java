package dev.finetunecost.language.text;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Numbers in ideographs, as {@code 五万}, {@code 三百二十} or {@code 两}. */
final class HanNumber {
  private static final Map<String, Integer> ONES =
      Map.ofEntries(
          Map.entry("〇", 0),
          Map.entry("零", 0),
          Map.entry("一", 1),
          Map.entry("二", 2),
          Map.entry("两", 2),
          Map.entry("三", 3),
          Map.entry("四", 4),
          Map.entry("五", 5),
          Map.entry("六", 6),
          Map.entry("七", 7),
          Map.entry("八", 8),
          Map.entry("九", 9));

  private static final Map<String, Integer> TENS = Map.of("十", 10, "百", 100, "千", 1000);

  private static final Map<String, Double> MYRIADS = Map.of("万", 1e4, "萬", 1e4, "亿", 1e8, "億", 1e8);

  private HanNumber() {}

  static boolean isPart(String text) {
    return ONES.containsKey(text) || TENS.containsKey(text);
  }

  /** The number that begins here, with the myriads after it. */
  static NumberReader.@Nullable Read read(List<Atom> atoms, int from) {
    double total = 0;
    double section = 0;
    double ones = 0;
    int at = from;
    while (at < atoms.size() && at - from < 12) {
      String text = atoms.get(at).text();
      if (ONES.containsKey(text)) {
        ones = ONES.get(text);
      } else if (TENS.containsKey(text)) {
        section += Math.max(ones, 1) * TENS.get(text);
        ones = 0;
      } else if (MYRIADS.containsKey(text)) {
        total += (section + ones) * MYRIADS.get(text);
        section = 0;
        ones = 0;
      } else {
        break;
      }
      at++;
    }
    double number = total + section + ones;
    return number > 0 ? new NumberReader.Read(number, "1", at) : null;
  }
}

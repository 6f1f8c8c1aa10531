package dev.finetunecost.language.text;

/** Reads the digits of one number, with points or commas for thousands or decimals. */
final class Digits {
  private Digits() {}

  /**
   * The number, or NaN where the signs make none, as in {@code 1.2.3}.
   *
   * @param text digits, points, commas, apostrophes, underscores, perhaps an exponent
   * @param pointGroups whether {@code 1.000} is a thousand, as in German or Spanish
   */
  static double value(String text, boolean pointGroups) {
    int exponent = text.indexOf('e');
    if (exponent >= 0) {
      double mantissa = value(text.substring(0, exponent), pointGroups);
      return mantissa * Math.pow(10, Double.parseDouble(text.substring(exponent + 1)));
    }
    String plain = text.replace("'", "").replace("_", "");
    int points = count(plain, '.');
    int commas = count(plain, ',');
    if (points == 0 && commas == 0) {
      return Double.parseDouble(plain);
    }
    if (points > 0 && commas > 0) {
      return plain.lastIndexOf('.') > plain.lastIndexOf(',')
          ? grouped(plain, ',', '.')
          : grouped(plain, '.', ',');
    }
    char sign = points > 0 ? '.' : ',';
    boolean groups =
        points + commas > 1
            || (looksGrouped(plain, sign) && (sign == ',' || pointGroups || plain.endsWith("000")));
    return groups ? grouped(plain, sign, 'e') : Double.parseDouble(plain.replace(',', '.'));
  }

  /** Three digits after the sign, one to three before it, and no leading zero. */
  private static boolean looksGrouped(String text, char sign) {
    int at = text.indexOf(sign);
    return text.length() - at == 4 && at <= 3 && text.charAt(0) != '0';
  }

  private static double grouped(String text, char group, char decimal) {
    int end = text.indexOf(decimal);
    String whole = end < 0 ? text : text.substring(0, end);
    String[] parts = whole.split(group == '.' ? "\\." : ",", -1);
    for (int i = 1; i < parts.length; i++) {
      if (parts[i].length() != 3) {
        return Double.NaN;
      }
    }
    String fraction = end < 0 ? "" : "." + text.substring(end + 1);
    return count(fraction, group) > 0 || count(fraction, decimal) > (end < 0 ? 0 : 1)
        ? Double.NaN
        : Double.parseDouble(String.join("", parts) + fraction);
  }

  private static int count(String text, char sign) {
    return (int) text.chars().filter(c -> c == sign).count();
  }
}

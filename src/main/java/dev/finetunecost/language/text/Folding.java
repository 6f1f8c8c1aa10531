package dev.finetunecost.language.text;

import java.text.Normalizer;

/** How characters are compared: without case, accents, width or typographic variants. */
final class Folding {
  private static final int FULL_WIDTH_FIRST = 0xFF01;
  private static final int FULL_WIDTH_LAST = 0xFF5E;
  private static final int FULL_WIDTH_SHIFT = 0xFEE0;

  private Folding() {}

  /** The characters from {@code start} to {@code end}, folded. */
  static String fold(String words, int start, int end) {
    StringBuilder folded = new StringBuilder(end - start);
    int at = start;
    while (at < end) {
      int point = words.codePointAt(at);
      append(point, folded);
      at += Character.charCount(point);
    }
    return folded.toString();
  }

  private static void append(int point, StringBuilder folded) {
    if (point < 0x80) {
      folded.append((char) Character.toLowerCase(point));
    } else if (Character.isDigit(point)) {
      folded.append((char) ('0' + Character.digit(point, 10)));
    } else if (point >= FULL_WIDTH_FIRST && point <= FULL_WIDTH_LAST) {
      folded.append((char) Character.toLowerCase(point - FULL_WIDTH_SHIFT));
    } else if (!isMark(point)) {
      appendVariant(point, folded);
    }
  }

  private static void appendVariant(int point, StringBuilder folded) {
    switch (point) {
      case '‐', '‑', '‒', '–', '—', '−' -> folded.append('-');
      case '‘', '’', 'ʼ' -> folded.append('\'');
      case '“', '”', '„', '«', '»' -> folded.append('"');
      case '×', '✕', '✖' -> folded.append('x');
      case '～', '≈', '〜', '∼' -> folded.append('~');
      case 'ß' -> folded.append("ss");
      case '、' -> folded.append(',');
      case '。' -> folded.append('.');
      default -> appendBare(point, folded);
    }
  }

  private static void appendBare(int point, StringBuilder folded) {
    if (point < 0x250) {
      String parts = Normalizer.normalize(Character.toString(point), Normalizer.Form.NFD);
      folded.appendCodePoint(Character.toLowerCase(parts.codePointAt(0)));
    } else {
      folded.appendCodePoint(Character.toLowerCase(point));
    }
  }

  static boolean isDigit(int point) {
    return point < 0x80 ? point >= '0' && point <= '9' : Character.isDigit(point);
  }

  static boolean isKana(int point) {
    return point >= 0x3040 && point <= 0x30FF;
  }

  static boolean isMark(int point) {
    int type = Character.getType(point);
    return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
  }

  static boolean isBlank(int point) {
    int type = Character.getType(point);
    return Character.isWhitespace(point)
        || Character.isSpaceChar(point)
        || type == Character.CONTROL
        || type == Character.FORMAT;
  }

  /** Signs that may stand between the digits of one number. */
  static boolean joinsDigits(char sign) {
    return sign == '.' || sign == ',' || sign == '\'' || sign == '’' || sign == '_';
  }
}

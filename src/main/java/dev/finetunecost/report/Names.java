package dev.finetunecost.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How people write the canonical names of models, GPUs and providers. */
public final class Names {
  private static final Words NAMES = Words.read("/report/names.properties");

  /** A size or a version: {@code 8b}, {@code 8x7b}, {@code a3b}, {@code 3.1}. */
  private static final Pattern SIZE = Pattern.compile("a?[\\d.]+(x[\\d.]+)?[bmt]?");

  /** A family with its version: {@code qwen2.5}, {@code smollm2}, {@code r1}. */
  private static final Pattern FAMILY = Pattern.compile("([a-z]+)([\\d.]*)");

  /** The day of a release at the end of a name: {@code -20250219}. */
  private static final Pattern RELEASE = Pattern.compile("-20\\d{6}$");

  /** A version in two parts: {@code 4-5}. */
  private static final Pattern SPLIT_VERSION = Pattern.compile("(?<=-)(\\d)-(\\d)(?=-|$)");

  /** OpenAI writes these as they are: {@code o4-mini}. */
  private static final Pattern REASONING = Pattern.compile("o\\d");

  private Names() {}

  /**
   * {@code llama-3.1-8b} as Llama 3.1 8B, {@code gpt-4.1-mini} as GPT-4.1 mini, {@code
   * claude-3-7-sonnet-20250219} as Claude 3.7 Sonnet.
   */
  public static String model(String id) {
    String bare = id.substring(id.lastIndexOf('/') + 1);
    String dated = RELEASE.matcher(bare).replaceAll("");
    String[] parts = SPLIT_VERSION.matcher(dated).replaceAll("$1.$2").split("-", -1);
    if ("gpt".equals(parts[0]) && parts.length > 1) {
      return gpt(parts);
    }
    if (REASONING.matcher(parts[0]).matches()) {
      return String.join("-", parts);
    }
    List<String> words = new ArrayList<>();
    for (String part : parts) {
      words.add(word(part));
    }
    return String.join(" ", words);
  }

  /** {@code RTX-4090} as RTX 4090. */
  public static String gpu(String name) {
    return name.replace('-', ' ');
  }

  /** {@code openai} as OpenAI; also for feeds. */
  public static String provider(String id) {
    return NAMES.orElse("provider." + id, capital(id));
  }

  /** The text with its first letter large. */
  static String capital(String text) {
    return text.isEmpty()
        ? text
        : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  /** The text as it stands within a sentence: its first letter small, unless it is a short form. */
  static String small(String text) {
    boolean shortForm = text.length() > 1 && Character.isUpperCase(text.charAt(1));
    return shortForm ? text : text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
  }

  private static String gpt(String[] parts) {
    StringBuilder name = new StringBuilder("GPT");
    for (int i = 1; i < parts.length; i++) {
      boolean withHyphen = i == 1;
      name.append(withHyphen ? '-' : ' ');
      boolean proper = "oss".equals(parts[i]) || parts[i].matches("\\d+b");
      name.append(proper ? parts[i].toUpperCase(Locale.ROOT) : parts[i]);
    }
    return name.toString();
  }

  private static String word(String part) {
    if (SIZE.matcher(part).matches()) {
      return part.replace('b', 'B').replace('m', 'M').replace('t', 'T').replace('a', 'A');
    }
    Matcher family = FAMILY.matcher(part);
    if (!family.matches()) {
      return part;
    }
    String letters = family.group(1);
    return NAMES.orElse("family." + letters, capital(letters)) + family.group(2);
  }
}

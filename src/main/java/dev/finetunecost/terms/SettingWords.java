package dev.finetunecost.terms;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A setting in words: {@code engineer rate $95/h}, {@code exclude RunPod}, {@code currency none}.
 *
 * @param value what follows its name; blank where it is to be taken back
 */
public record SettingWords(Setting setting, String value) {
  private static final Pattern NOTHING =
      Pattern.compile("(?i)(?:to\\s+)?(?:none|nothing|default|off|reset|any)");

  /** What these words settle; empty where they name no setting, or nothing to set it to. */
  public static Optional<SettingWords> read(String words) {
    String lower = words.strip().toLowerCase(Locale.ROOT);
    return Stream.of(Setting.values())
        .flatMap(setting -> setting.names().stream().map(name -> new Name(setting, name)))
        .filter(name -> lower.startsWith(name.text() + " "))
        .max(Comparator.comparingInt(name -> name.text().length()))
        .map(name -> {
          String rest = words.strip().substring(name.text().length()).strip();
          String value = rest.replaceFirst("(?i)^(?:to|is|=|:)\\s*", "");
          return new SettingWords(name.setting(), NOTHING.matcher(value).matches() ? "" : value);
        });
  }

  private record Name(Setting setting, String text) {}

  /** The whole text of the setting once these words are done: of several, one more. */
  public String added(OwnSettings before) {
    boolean more = setting.kind().isList() && !value.isBlank();
    List<String> entries = before.entries(setting);
    return more && !entries.isEmpty()
        ? String.join(setting.kind().separator(), entries) + setting.kind().separator() + value
        : value;
  }
}

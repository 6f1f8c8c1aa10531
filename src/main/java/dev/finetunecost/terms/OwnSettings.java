package dev.finetunecost.terms;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a workspace has settled, as it was written.
 *
 * @param values by setting, each read once by {@link SettingReader} and none blank
 */
public record OwnSettings(Map<Setting, String> values) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Nothing is settled. */
  public static final OwnSettings NONE = new OwnSettings(Map.of());

  public OwnSettings {
    Map<Setting, String> written = new EnumMap<>(Setting.class);
    values.forEach((setting, value) -> {
      if (!value.isBlank()) {
        written.put(setting, value.strip());
      }
    });
    values = Collections.unmodifiableMap(written);
  }

  /**
   * One change.
   *
   * @param was empty where it was not settled
   * @param is empty where it is settled no more
   */
  public record Change(Setting setting, String was, String is) {}

  /** As it was kept. A setting that is there no more is left out. */
  public static OwnSettings fromJson(String json) {
    Map<Setting, String> values = new EnumMap<>(Setting.class);
    JSON.readValue(json, new TypeReference<Map<String, String>>() {})
        .forEach(
            (key, value) -> Setting.named(key).ifPresent(setting -> values.put(setting, value)));
    return new OwnSettings(values);
  }

  public String toJson() {
    Map<String, String> byKey = new LinkedHashMap<>();
    values.forEach((setting, value) -> byKey.put(setting.key(), value));
    return JSON.writeValueAsString(byKey);
  }

  /** What is written; empty where it is not settled. */
  public String get(Setting setting) {
    return values.getOrDefault(setting, "");
  }

  /** The single entries of a setting that may have several. */
  public List<String> entries(Setting setting) {
    return Stream.of(get(setting).split(setting.kind() == Setting.Kind.PRICES ? "\n" : ",", -1))
        .map(String::strip)
        .filter(entry -> !entry.isEmpty())
        .toList();
  }

  /** These settings with one written anew, or taken back where the text is blank. */
  public OwnSettings with(Setting setting, String value) {
    Map<Setting, String> changed = new EnumMap<>(Setting.class);
    changed.putAll(values);
    changed.put(setting, value);
    return new OwnSettings(changed);
  }

  /** What is different from how it was. */
  public List<Change> changesFrom(OwnSettings before) {
    List<Change> changes = new ArrayList<>();
    for (Setting setting : Setting.values()) {
      if (!get(setting).equals(before.get(setting))) {
        changes.add(new Change(setting, before.get(setting), get(setting)));
      }
    }
    return changes;
  }
}

package dev.finetunecost.store;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import dev.finetunecost.report.Report;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reports as JSON for keeping. One that was kept before a part was added opens with that part
 * empty.
 */
final class ReportJson {
  private static final JsonSetter.Value EMPTY_WHERE_ABSENT =
      JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY);
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .withConfigOverride(List.class, list -> list.setNullHandling(EMPTY_WHERE_ABSENT))
          .withConfigOverride(String.class, text -> text.setNullHandling(EMPTY_WHERE_ABSENT))
          .build();

  private ReportJson() {}

  static String write(Report report) {
    return JSON.writeValueAsString(report);
  }

  static Report read(String json) {
    return JSON.readValue(json, Report.class);
  }
}

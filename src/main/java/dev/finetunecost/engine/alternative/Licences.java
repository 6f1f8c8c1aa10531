package dev.finetunecost.engine.alternative;

import java.util.List;
import java.util.Locale;

/** What model licences allow, by their names. */
final class Licences {
  private static final List<String> NOT_FOR_BUSINESS =
      List.of("-nc", "research", "non-commercial", "mrl");

  private static final List<String> WITHOUT_CONDITIONS = List.of("apache", "mit", "bsd");

  private Licences() {}

  /**
   * Whether a business may use a model under this licence.
   *
   * @param withoutConditions whether only licences that set none will do
   */
  static boolean permits(String licence, boolean withoutConditions) {
    String lower = licence.toLowerCase(Locale.ROOT);
    return withoutConditions
        ? WITHOUT_CONDITIONS.stream().anyMatch(lower::contains)
        : NOT_FOR_BUSINESS.stream().noneMatch(lower::contains);
  }
}

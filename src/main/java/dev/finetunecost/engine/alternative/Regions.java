package dev.finetunecost.engine.alternative;

import java.util.List;
import java.util.Locale;

/** Where providers' regions lie, by how they name them. */
public final class Regions {
  /**
   * Names of European regions at AWS, Azure, Google, Oracle and their like, and of the countries in
   * which others run theirs.
   */
  private static final List<String> EUROPEAN =
      List.of(
          "eu-",
          "europe",
          "emea",
          "sweden",
          "france",
          "germany",
          "italy",
          "spain",
          "poland",
          "ireland",
          "netherlands",
          "finland",
          "belgium",
          "frankfurt",
          "paris",
          "amsterdam",
          "stockholm",
          "milan",
          "madrid",
          "se-",
          "de-",
          "fr-",
          "nl-");

  private static final List<String> ANYWHERE = List.of("any", "global", "worldwide");

  private Regions() {}

  /**
   * Whether this region is in the European Union, or may be chosen to be: {@code any} and {@code
   * global} leave it open.
   */
  public static boolean mayBeInEurope(String region) {
    String lower = region.toLowerCase(Locale.ROOT);
    return ANYWHERE.stream().anyMatch(lower::equals) || EUROPEAN.stream().anyMatch(lower::contains);
  }
}

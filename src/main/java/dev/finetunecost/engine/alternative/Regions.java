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
   * Whether a service of this tier in this region may keep to the European Union. A tier that is
   * called global computes wherever there is room, whatever region its account is in (Azure,
   * "Deployment types": Global Standard "data may be processed … in any" location).
   */
  public static boolean mayKeepToEurope(String tier, String region) {
    return !tier.equalsIgnoreCase("global") && mayBeInEurope(region);
  }

  /**
   * Whether this region is in the European Union, or may be chosen to be: {@code any} and {@code
   * global} leave it open.
   */
  public static boolean mayBeInEurope(String region) {
    String lower = region.toLowerCase(Locale.ROOT);
    return ANYWHERE.stream().anyMatch(lower::equals) || EUROPEAN.stream().anyMatch(lower::contains);
  }
}

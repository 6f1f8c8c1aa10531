package dev.finetunecost.catalog;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Hosted models by class, as their makers name them: which could stand in for which.
 *
 * @param all in the order of the table
 */
public record HostedModels(List<Row> all) {
  private static final String RESOURCE = "/catalog/hosted-models.csv";

  public HostedModels {
    all = List.copyOf(all);
  }

  /**
   * One model.
   *
   * @param name as its maker writes it
   * @param size the maker's class, such as {@code small}
   * @param year in which it came out
   */
  public record Row(String name, String size, int year) {}

  /** The table that comes with the product. */
  public static HostedModels bundled() {
    return new HostedModels(
        Rows.read(
            RESOURCE,
            row -> new Row(row.getField("model"), row.getField("class"), Rows.count(row, "year"))));
  }

  /** Whether a model of the table has the same first word, as {@code gpt-7} has. */
  public boolean hasFamilyOf(String model) {
    return ModelName.familyOf(model)
        .filter(family ->
            all.stream()
                .anyMatch(row -> ModelName.familyOf(row.name()).equals(Optional.of(family))))
        .isPresent();
  }

  /** Other models of the same class that are not older; none where the class is not known. */
  public List<String> peersOf(String model) {
    return find(model)
        .map(own ->
            all.stream()
                .filter(row -> row.size().equals(own.size()) && row.year() >= own.year())
                .filter(row -> !row.equals(own))
                .map(Row::name)
                .toList())
        .orElse(List.of());
  }

  private Optional<Row> find(String model) {
    String key = key(model);
    return all.stream().filter(row -> key(row.name()).equals(key)).findFirst();
  }

  private static String key(String model) {
    return model.substring(model.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT).replace('.', '-');
  }
}

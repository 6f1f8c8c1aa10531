package dev.finetunecost.articles;

import dev.finetunecost.engine.cost.CostLine;
import dev.finetunecost.engine.cost.CostPlan;
import dev.finetunecost.engine.cost.Quantity.Proportional;
import dev.finetunecost.engine.price.Source;
import dev.finetunecost.engine.uncertainty.Draw;
import dev.finetunecost.engine.units.PricingUnit;
import dev.finetunecost.engine.units.UnitPrice;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A figure that an article works out.
 *
 * @param id such as {@code 001-044}: the article and the number of the figure
 * @param kind {@code worked_example}, {@code table_cell} or {@code as_stated_chain}
 * @param inputs its numbers by name
 * @param formulas how it comes about; several for a range or a pair
 * @param unit of the result; several separated by {@code ;}
 * @param stated what the article says, one for each formula; empty where it says none
 * @param corrected what it should say, where it is wrong; empty elsewhere
 * @param verdict {@code ok}, {@code rounding}, {@code wrong} or {@code inconsistent}
 * @param note why
 */
record Figure(
    String id,
    String kind,
    Map<String, Double> inputs,
    List<String> formulas,
    String unit,
    List<Double> stated,
    List<Double> corrected,
    String verdict,
    String note) {
  private static final Source ARTICLE =
      new Source("article", "founding articles", LocalDate.of(2026, 11, 23));

  /** All figures, in the order of the articles. */
  static List<Figure> all() {
    try (InputStream in =
        Objects.requireNonNull(Figure.class.getResourceAsStream("/articles/figures.json"))) {
      List<Figure> figures = new ArrayList<>();
      for (JsonNode node : JsonMapper.shared().readTree(in).get("figures")) {
        figures.add(of(node));
      }
      return figures;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * What the engine makes of it: money as a bill of lines, each so many units at so much; anything
   * else by plain arithmetic.
   */
  List<Double> ours() {
    List<Double> values = new ArrayList<>();
    for (int i = 0; i < formulas.size(); i++) {
      values.add(isMoney(i) ? bill(formulas.get(i)) : Formula.value(formulas.get(i), inputs));
    }
    return values;
  }

  /** Whether the formula of this index comes to dollars. */
  boolean isMoney(int index) {
    String[] units = unit.split(" ; ", -1);
    return units[Math.min(index, units.length - 1)].startsWith("USD");
  }

  private double bill(String formula) {
    List<CostLine> lines =
        Formula.terms(formula, inputs).stream()
            .map(term ->
                CostLine.once(
                    CostLine.Category.TRAINING,
                    formula,
                    new Proportional(term.quantity(), List.of()),
                    new UnitPrice(BigDecimal.valueOf(term.price()), PricingUnit.GPU_HOUR),
                    ARTICLE))
            .toList();
    return new CostPlan(lines, List.of(), 1).total(Draw.CENTRAL, 1);
  }

  private static Figure of(JsonNode node) {
    Map<String, Double> inputs = new LinkedHashMap<>();
    node.get("inputs").properties().forEach(e -> inputs.put(e.getKey(), e.getValue().asDouble()));
    List<String> formulas = new ArrayList<>();
    node.get("formulas").forEach(formula -> formulas.add(formula.asString()));
    return new Figure(
        node.get("id").asString(),
        node.get("kind").asString(),
        inputs,
        formulas,
        node.get("unit").asString(),
        numbers(node.get("stated")),
        numbers(node.get("corrected")),
        node.get("verdict").asString(),
        node.get("note").asString());
  }

  private static List<Double> numbers(@Nullable JsonNode array) {
    if (array == null || array.isNull()) {
      return List.of();
    }
    DoubleStream.Builder numbers = DoubleStream.builder();
    array.forEach(number -> numbers.add(number.asDouble()));
    return numbers.build().boxed().toList();
  }
}

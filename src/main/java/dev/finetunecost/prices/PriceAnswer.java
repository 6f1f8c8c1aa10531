package dev.finetunecost.prices;

import java.util.List;

/**
 * The prices that a question names, the best match first.
 *
 * @param rows none where nothing is called so, or where nothing of that day was kept
 */
public record PriceAnswer(PriceQuestion question, List<PriceRow> rows) {
  public PriceAnswer {
    rows = List.copyOf(rows);
  }
}

package dev.finetunecost.prices;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * Prices that were fetched and are not believed yet.
 *
 * @param held the new amounts, by what they are the price of
 * @param refusedRows how many prices the sheet had that was refused for having too few, or 0
 */
record Quarantine(Map<String, List<BigDecimal>> held, int refusedRows) {
  static final Quarantine EMPTY = new Quarantine(Map.of(), 0);

  Quarantine {
    held = Map.copyOf(held);
  }

  boolean isEmpty() {
    return held.isEmpty() && refusedRows == 0;
  }
}

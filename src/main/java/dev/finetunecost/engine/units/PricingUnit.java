package dev.finetunecost.engine.units;

/** The unit in which something is priced: one price buys one of it. */
public enum PricingUnit {
  MILLION_TOKENS("1M tokens"),
  MILLION_CHARACTERS("1M characters"),
  GPU_HOUR("GPU-hour"),
  HOUR("hour"),
  PERSON_HOUR("person-hour"),
  EXAMPLE("example"),
  GB_MONTH("GB-month"),
  MONTH("month"),
  RUN("training run"),
  PROJECT("project"),
  GPU("GPU"),
  KILOWATT_HOUR("kWh"),
  KILOWATT_MONTH("kW-month"),
  SHARE("share of the above");

  private final String label;

  PricingUnit(String label) {
    this.label = label;
  }

  /** The unit's name as people write it, singular. */
  public String label() {
    return label;
  }
}

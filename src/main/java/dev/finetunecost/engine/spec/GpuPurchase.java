package dev.finetunecost.engine.spec;

/**
 * What it costs to own a GPU instead of renting one.
 *
 * @param gpu canonical name
 * @param perGpu dollars for one GPU with its share of a server; 0 where it is there already
 * @param resaleShare of its price that it keeps in a year
 * @param kilowatts that one GPU with its share of a server draws under load
 * @param powerPerKwh dollars
 * @param colocationPerKwMonth dollars a month for room, cooling and network, per kW
 */
public record GpuPurchase(
    String gpu,
    Parameter perGpu,
    Parameter resaleShare,
    Parameter kilowatts,
    Parameter powerPerKwh,
    Parameter colocationPerKwMonth) {

  /** Whether it is there already, so that nothing more is paid for it. */
  public boolean isOwned() {
    return perGpu.typical() == 0;
  }
}

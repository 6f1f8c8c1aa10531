package dev.finetunecost.engine.alternative;

import static dev.finetunecost.engine.cost.CostLine.Category.HARDWARE;
import static dev.finetunecost.engine.cost.CostLine.Category.HOSTING;

import dev.finetunecost.engine.cost.CostLine;
import dev.finetunecost.engine.cost.CostPlan;
import dev.finetunecost.engine.cost.CostPlan.NotPriced;
import dev.finetunecost.engine.cost.Quantity.Proportional;
import dev.finetunecost.engine.people.PeopleLines;
import dev.finetunecost.engine.price.GpuOffer;
import dev.finetunecost.engine.serving.ServingPlan;
import dev.finetunecost.engine.serving.ServingPlan.Fleet;
import dev.finetunecost.engine.spec.GpuPurchase;
import dev.finetunecost.engine.spec.Method;
import dev.finetunecost.engine.spec.Parameter;
import dev.finetunecost.engine.spec.ResolvedScenario;
import dev.finetunecost.engine.training.TrainingPlan;
import dev.finetunecost.engine.training.TrainingPlan.Fits;
import dev.finetunecost.engine.uncertainty.Draw;
import dev.finetunecost.engine.uncertainty.Driver;
import dev.finetunecost.engine.units.PricingUnit;
import dev.finetunecost.engine.units.UnitPrice;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Tuning an open model and serving it on GPUs of one's own. */
final class OwnedPlans {
  /** Hours in a month: 8,760 / 12. Owned machines draw power and room whether they work or not. */
  private static final double HOURS_PER_MONTH = 730;

  private static final double MONTHS_PER_YEAR = 12;

  private final ResolvedScenario scenario;
  private final SelfHosting selfHosting;

  OwnedPlans(ResolvedScenario scenario, SelfHosting selfHosting) {
    this.scenario = scenario;
    this.selfHosting = selfHosting;
  }

  /** The cheapest hardware that would do, or nothing where none is known that does. */
  Optional<Candidate> cheapest(Method method) {
    return scenario.hardware().purchases().stream()
        .flatMap(purchase -> candidate(method, purchase).stream())
        .min(Comparator.comparing(candidate -> candidate.plan().total()));
  }

  private Optional<Candidate> candidate(Method method, GpuPurchase purchase) {
    List<GpuOffer> own = List.of(asOffer(purchase));
    ServingPlan serving = selfHosting.serving(own);
    TrainingPlan training = selfHosting.training(method, own);
    if (!(serving instanceof Fleet fleet && training instanceof Fits run)) {
      return Optional.empty();
    }
    int gpus = Math.max(gpusAtTheEnd(fleet), run.setup().gpuCount());
    List<CostLine> lines = new ArrayList<>(PeopleLines.oneOff(scenario));
    lines.addAll(hardware(purchase, gpus, fleet));
    lines.addAll(PeopleLines.upkeep(scenario, lines));
    lines.add(PeopleLines.onCall(scenario.effort()));
    List<NotPriced> open = new ArrayList<>(PeopleLines.notPriced(scenario.effort()));
    open.add(new NotPriced("Insurance, spare parts and room", "what your own site charges"));
    List<Infeasibility> because = new ArrayList<>(SelfHostedPlans.hosting(scenario));
    if (purchase.isOwned()) {
      open.add(
          new NotPriced("What your GPUs could do instead", "what you would rent them out for"));
      tooFew(gpus).ifPresent(because::add);
    }
    SelfHostedPlans.tooSlow(fleet, scenario).ifPresent(because::add);
    return Optional.of(
        new Candidate(
            new Alternative.Owned(method, purchase, gpus, fleet.setup()),
            because,
            new CostPlan(lines, open, scenario.horizonMonths())));
  }

  private Optional<Infeasibility> tooFew(int needed) {
    return Optional.ofNullable(scenario.hardware().gpuCount())
        .filter(there -> there < needed)
        .map(there -> new Infeasibility.TooFewGpus(there, needed));
  }

  /** What is bought must carry the load of the last month. */
  private int gpusAtTheEnd(Fleet fleet) {
    double growth =
        Math.pow(
            scenario.outlook().volume().perMonth(Draw.CENTRAL), scenario.horizonMonths() - 1.0);
    int replicas =
        (int)
            Math.max(scenario.traffic().minReplicas(), Math.ceil(fleet.loadInReplicas() * growth));
    return fleet.gpusFor(Math.max(1, replicas));
  }

  private List<CostLine> hardware(GpuPurchase purchase, int gpus, Fleet fleet) {
    double kilowatts = gpus * purchase.kilowatts().typical();
    List<CostLine> lines = new ArrayList<>();
    if (!purchase.isOwned()) {
      lines.addAll(bought(purchase, gpus, fleet));
    }
    lines.addAll(running(purchase, kilowatts));
    return lines;
  }

  private List<CostLine> bought(GpuPurchase purchase, int gpus, Fleet fleet) {
    return List.of(
        CostLine.once(
                HARDWARE,
                "Buying the GPUs and their servers",
                new Proportional(gpus, List.of()),
                UnitPrice.of(purchase.perGpu().typical(), PricingUnit.GPU),
                purchase.perGpu().source())
            .pricedBy(Driver.HARDWARE_PRICE)
            .because(basis(gpus, purchase, fleet)),
        CostLine.once(
                HARDWARE,
                "Selling them at the end",
                new Proportional(-gpus * resaleShare(purchase), List.of()),
                UnitPrice.of(purchase.perGpu().typical(), PricingUnit.GPU),
                purchase.resaleShare().source())
            .pricedBy(Driver.HARDWARE_PRICE)
            .because("what is left of the price after the horizon"));
  }

  private List<CostLine> running(GpuPurchase purchase, double kilowatts) {
    return List.of(
        CostLine.monthly(
                HARDWARE,
                "Power",
                new Proportional(kilowatts * HOURS_PER_MONTH, List.of()),
                UnitPrice.of(purchase.powerPerKwh().typical(), PricingUnit.KILOWATT_HOUR),
                purchase.powerPerKwh().source())
            .because("kW under load × hours in a month"),
        CostLine.monthly(
            HOSTING,
            "Room, cooling and network",
            new Proportional(kilowatts, List.of()),
            UnitPrice.of(purchase.colocationPerKwMonth().typical(), PricingUnit.KILOWATT_MONTH),
            purchase.colocationPerKwMonth().source()));
  }

  /** The share after a year, compounded over the horizon. */
  private double resaleShare(GpuPurchase purchase) {
    return Math.pow(purchase.resaleShare().typical(), scenario.horizonMonths() / MONTHS_PER_YEAR);
  }

  private String basis(int gpus, GpuPurchase purchase, Fleet fleet) {
    return String.format(
        Locale.ROOT,
        "%d × %s; busy %.0f %% of the time",
        gpus,
        purchase.gpu(),
        100
            * scenario.traffic().requestsPerSecond()
            * fleet.setup().gpuCount()
            / (gpus * fleet.prediction().requestsPerSecond().p50()));
  }

  /** Owned GPUs as the planners see them: rented singly, at what they lose and draw in an hour. */
  private GpuOffer asOffer(GpuPurchase purchase) {
    Parameter price = purchase.perGpu();
    double lost = price.typical() * (1 - resaleShare(purchase));
    double power = purchase.kilowatts().typical() * purchase.powerPerKwh().typical();
    return new GpuOffer(
        "own",
        "owned",
        purchase.gpu(),
        1,
        "any",
        false,
        UnitPrice.of(
            lost / (scenario.horizonMonths() * HOURS_PER_MONTH) + power, PricingUnit.GPU_HOUR),
        price.source());
  }
}

package dev.finetunecost.report;

import dev.finetunecost.engine.Estimate;
import dev.finetunecost.engine.alternative.Infeasibility;
import dev.finetunecost.engine.alternative.Option;
import dev.finetunecost.engine.cost.CostLine;
import dev.finetunecost.engine.spec.ResolvedScenario;
import dev.finetunecost.engine.training.TrainingAnswer;
import dev.finetunecost.engine.training.TrainingAnswer.CannotRun;
import dev.finetunecost.engine.training.TrainingAnswer.DoesNotFit;
import dev.finetunecost.engine.training.TrainingAnswer.Fits;
import dev.finetunecost.engine.training.TrainingSetup;
import dev.finetunecost.engine.units.MoneyRange;
import dev.finetunecost.engine.units.Range;
import dev.finetunecost.engine.units.Usd;
import dev.finetunecost.engine.verdict.Verdict;
import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An estimate as JSON: names in snake case with their units, money in plain numbers, what is not
 * known left out.
 */
public final class EstimateJson {
  private static final JsonMapper JSON = JsonMapper.shared();

  private EstimateJson() {}

  /** The whole estimate; sentences are those of its report. */
  public static ObjectNode write(Estimate estimate, Report report, Freshness freshness) {
    ObjectNode root = JSON.createObjectNode();
    root.set("scenario", ScenarioJson.write(estimate.resolved().scenario()));
    root.set("training", training(estimate.training(), estimate.resolved()));
    ArrayNode alternatives = root.putArray("alternatives");
    RankingTable names = new RankingTable(Subject.of(estimate, Words.ENGLISH));
    estimate.alternatives().forEach(option -> alternatives.add(option(option, names)));
    root.set("verdict", verdict(estimate, report));
    root.set("prices", prices(freshness));
    return root;
  }

  private static ObjectNode training(TrainingAnswer training, ResolvedScenario resolved) {
    return switch (training) {
      case Fits fits -> {
        ObjectNode node = setup(fits.setup(), resolved);
        node.set("gpu_hours", range(fits.gpuHours()));
        node.set("wall_hours", range(fits.wallClockHours()));
        node.put("peak_gb_per_gpu", fits.peakGibPerGpu().p50());
        node.set("peak_gb_per_gpu_range", range(fits.peakGibPerGpu()));
        node.put("fits", true);
        node.put("tight", fits.tight());
        @Nullable MoneyRange cost = fits.runCost();
        if (cost != null) {
          node.set("run_cost_usd", money(cost));
        }
        yield node;
      }
      case DoesNotFit not -> {
        ObjectNode node = setup(not.setup(), resolved);
        node.put("peak_gb_per_gpu", not.neededGibPerGpu());
        node.put("fits", false);
        @Nullable TrainingSetup smallest = not.smallestThatFits();
        if (smallest != null) {
          node.set("smallest_that_fits", setup(smallest, resolved));
        }
        yield node;
      }
      case CannotRun cannot -> {
        ObjectNode node =
            JSON.createObjectNode()
                .put("model", resolved.model().id())
                .put("method", cannot.method().key())
                .put("fits", false);
        @Nullable TrainingSetup smallest = cannot.smallestThatFits();
        if (smallest != null) {
          node.set("smallest_that_fits", setup(smallest, resolved));
        }
        yield node;
      }
    };
  }

  private static ObjectNode setup(TrainingSetup setup, ResolvedScenario resolved) {
    return JSON.createObjectNode()
        .put("model", resolved.model().id())
        .put("method", setup.method().key())
        .put("gpu", setup.gpu().name())
        .put("gpu_count", setup.gpuCount())
        .put("gpu_memory_gb", setup.gpu().memory().gib())
        .put("sequence_tokens", setup.sequenceLength())
        .put("micro_batch", setup.microBatchSize())
        .put("grad_checkpointing", lower(setup.checkpointing()))
        .put("optimizer", lower(setup.optimizer()))
        .put("sharding", lower(setup.sharding().data()));
  }

  private static ObjectNode option(Option option, RankingTable names) {
    ObjectNode node =
        JSON.createObjectNode()
            .put("id", option.alternative().id())
            .put("kind", option.alternative().kind())
            .put("label", names.label(option))
            .put("feasible", option.feasible());
    if (!option.feasible()) {
      node.put("infeasible_because", names.reasons(option));
    }
    if (wholeBillKnown(option)) {
      node.set("one_off_usd", money(option.oneOff()));
      node.set("monthly_usd", money(option.monthly()));
      node.set("total_usd", money(option.total()));
      node.set("npv_usd", money(option.npv()));
      node.put("chance_cheapest", option.chanceCheapest());
      if (option.paybackMonth() != null) {
        node.put("payback_month", option.paybackMonth());
      }
      if (option.chanceOfPayback() != null) {
        node.put("chance_of_payback", option.chanceOfPayback());
      }
      ArrayNode cumulative = node.putArray("cumulative_usd");
      option.cumulative().forEach(amount -> cumulative.add(amount.amount()));
    }
    ArrayNode lines = node.putArray("lines");
    option.plan().lines().forEach(line -> lines.add(line(line)));
    ArrayNode notPriced = node.putArray("not_priced");
    option
        .plan()
        .notPriced()
        .forEach(
            item -> notPriced.addObject().put("label", item.label()).put("needs", item.needs()));
    return node;
  }

  /** Whether the lines are all there is: where a part has no price, a sum of the rest misleads. */
  private static boolean wholeBillKnown(Option option) {
    return option.infeasibleBecause().stream()
        .noneMatch(because ->
            switch (because) {
              case Infeasibility.DoesNotFit _,
                  Infeasibility.NoGpuPrice _,
                  Infeasibility.NoServingPrice _,
                  Infeasibility.HoursUnknown _,
                  Infeasibility.LongerThanContext _ ->
                  true;
              case Infeasibility.OwnMachinesOnly _,
                  Infeasibility.TooFewGpus _,
                  Infeasibility.OutsideEurope _,
                  Infeasibility.TooSlow _,
                  Infeasibility.LicenceConditions _,
                  Infeasibility.NobodyToRunIt _,
                  Infeasibility.TrialOnly _,
                  Infeasibility.ClosedToNewcomers _,
                  Infeasibility.Closed _,
                  Infeasibility.EndsTooEarly _,
                  Infeasibility.DataMustStayPrivate _,
                  Infeasibility.ProviderExcluded _ ->
                  false;
            });
  }

  private static ObjectNode line(CostLine line) {
    return JSON.createObjectNode()
        .put("category", lower(line.category()))
        .put("label", line.label())
        .put("basis", line.basis())
        .put("phase", lower(line.phase()))
        .put("quantity", Bill.quantity(line))
        .put("unit", line.price().unit().label())
        .put("unit_price_usd", line.unitPrice().amount())
        .put("amount_usd", line.amount().amount())
        .put("usage_based", line.usageBased())
        .put("source", line.source().reference())
        .put("as_of", line.source().asOf().toString());
  }

  private static ObjectNode verdict(Estimate estimate, Report report) {
    Verdict verdict = estimate.verdict();
    ObjectNode node = JSON.createObjectNode();
    @Nullable String choice = verdict.choice();
    if (choice != null) {
      node.put("choice", choice).put("kind", estimate.option(choice).alternative().kind());
    }
    node.put("action", lower(verdict.action()));
    node.put("headline", report.verdict().headline());
    ArrayNode reasons = node.putArray("reasons");
    new Reasons(Subject.of(estimate, Words.ENGLISH))
        .all()
        .forEach(
            reason -> reasons.addObject().put("rule", reason.rule()).put("text", reason.text()));
    ArrayNode flips = node.putArray("flips");
    verdict
        .flips()
        .forEach(flip ->
            flips
                .addObject()
                .put("variable", lower(flip.variable()))
                .put("value", flip.value())
                .put("unit", flip.unit())
                .put("direction", flip.upward() ? "above" : "below")
                .put("to", flip.to()));
    return node.put("confidence", lower(verdict.confidence()))
        .put("counter_argument", report.verdict().counterArgument())
        .put("next_step", report.verdict().nextStep());
  }

  private static ObjectNode prices(Freshness freshness) {
    ObjectNode node = JSON.createObjectNode().put("as_of", freshness.asOf().toString());
    ArrayNode sources = node.putArray("sources");
    freshness
        .sources()
        .forEach(source ->
            sources
                .addObject()
                .put("id", source.id())
                .put("status", source.status())
                .put("as_of", source.asOf().toString())
                .put("rows", source.rows()));
    return node;
  }

  private static ObjectNode range(Range range) {
    return JSON.createObjectNode()
        .put("p10", range.p10())
        .put("p50", range.p50())
        .put("p90", range.p90());
  }

  private static ObjectNode money(MoneyRange range) {
    return JSON.createObjectNode()
        .put("p10", dollars(range.p10()))
        .put("p50", dollars(range.p50()))
        .put("p90", dollars(range.p90()));
  }

  private static BigDecimal dollars(Usd amount) {
    return amount.amount();
  }

  private static String lower(Enum<?> name) {
    return name.name().toLowerCase(Locale.ROOT);
  }
}

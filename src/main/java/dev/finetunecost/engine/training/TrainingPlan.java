package dev.finetunecost.engine.training;

import dev.finetunecost.engine.explanation.Step;
import dev.finetunecost.engine.price.GpuOffer;
import dev.finetunecost.engine.uncertainty.TeamFactor;
import dev.finetunecost.engine.units.Range;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a training would be run, at the least cost. */
public sealed interface TrainingPlan {

  /**
   * It can be run.
   *
   * @param offer whose GPUs are rented
   * @param setup the cheapest that fits
   * @param tight whether it fits by the central prediction of memory, but not by the 90th
   *     percentile
   * @param headroomGib memory of a GPU that is left by the central prediction
   * @param processedTokens tokens that go through the model, padding included
   * @param billedGpus GPUs that must be rented: whole instances
   * @param gpuHours billed for one run without interruption, start-up and evaluations included
   * @param wallClockHours of one run, start-up and evaluations included
   * @param smallest the setup with the least memory in all that fits, of any GPU that may be used
   * @param steps how speed and memory come about
   */
  record Fits(
      GpuOffer offer,
      TrainingSetup setup,
      TrainingPrediction prediction,
      boolean tight,
      double headroomGib,
      double processedTokens,
      int billedGpus,
      Range gpuHours,
      Range wallClockHours,
      TrainingSetup smallest,
      List<Step> steps)
      implements TrainingPlan {
    public Fits {
      steps = List.copyOf(steps);
    }

    /** This plan as a team carries it out of which such runs are known. */
    public Fits by(TeamFactor team) {
      if (team.equals(TeamFactor.NONE)) {
        return this;
      }
      List<Step> corrected = new ArrayList<>(steps);
      corrected.add(
          new Step(
              "Time by the team's own runs",
              "predicted time × mean of actual over predicted ^ (n / (n + k))",
              "n = %d, k = (1 − b) / b, b = %s".formatted(team.runs(), TeamFactor.BETWEEN_TEAMS),
              team.factor(),
              "times",
              "credibility (Bühlmann, ASTIN Bulletin 4, 1967); b from the calibration"));
      return new Fits(
          offer,
          setup,
          prediction,
          tight,
          headroomGib,
          processedTokens,
          billedGpus,
          team.applyTo(gpuHours),
          team.applyTo(wallClockHours),
          smallest,
          corrected);
    }
  }

  /**
   * It cannot be run on what is offered.
   *
   * @param reason why not
   * @param roomiest the setup that came nearest, or null where nothing is offered
   * @param neededGibPerGpu what that setup needs on each GPU; 0 where nothing is offered
   * @param smallest the setup with the least memory in all that would fit, of any GPU that may be
   *     used, or null where none does
   */
  record DoesNotFit(
      Reason reason,
      @Nullable TrainingSetup roomiest,
      double neededGibPerGpu,
      @Nullable TrainingSetup smallest)
      implements TrainingPlan {}

  /** Why a training cannot be run. */
  enum Reason {
    /** Nobody offers a GPU that may be used. */
    NO_OFFER,
    /** Not enough memory, whatever the number of GPUs. */
    TOO_LARGE,
    /** Not enough memory on the number of GPUs that was asked for. */
    TOO_LARGE_FOR_GPU_COUNT,
    /** The sequences are longer than the model's context. */
    LONGER_THAN_CONTEXT
  }
}

package dev.finetunecost.engine.serving;

import dev.finetunecost.engine.spec.Gpu;
import dev.finetunecost.engine.spec.ModelSpec;

/**
 * One replica of a self-hosted model, and the requests it answers.
 *
 * @param gpuCount GPUs of one replica (tensor parallel), at least 1
 * @param inputTokens mean per request
 * @param outputTokens mean per request, at least 1
 * @param concurrency most requests at once; {@link Integer#MAX_VALUE} where only memory limits it
 */
public record ServingSetup(
    ModelSpec model,
    Gpu gpu,
    int gpuCount,
    Precision precision,
    double inputTokens,
    double outputTokens,
    int concurrency) {

  /** The form in which weights are held, which also decides the arithmetic. */
  public enum Precision {
    FP16,
    FP8,
    INT8,
    INT4,
    MXFP4,
    FP4
  }
}

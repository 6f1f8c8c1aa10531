package dev.finetunecost.engine.spec;

import org.jspecify.annotations.Nullable;

/**
 * The architecture of an open model, as far as memory and speed depend on it.
 *
 * @param id canonical id, such as {@code llama-3.1-8b}
 * @param parameters all weights
 * @param activeParameters weights used per token; equal to {@code parameters} unless it is a
 *     mixture of experts
 * @param layers transformer blocks
 * @param hidden width of the residual stream
 * @param heads query heads
 * @param kvHeads key and value heads
 * @param headDim width of one head
 * @param cachedPerLayer numbers that a layer keeps for each token while generating: keys and
 *     values, or their compressed form (multi-head latent attention), averaged over layers with a
 *     sliding window
 * @param ffn width of the feed-forward layer (of the dense layers in a mixture)
 * @param ffnMatrices 3 where gated, 2 where plain
 * @param experts null unless it is a mixture of experts
 * @param vocabulary tokens in the vocabulary
 * @param tiedEmbeddings whether input and output embeddings are one matrix
 * @param contextTokens longest sequence, or 0 where not known
 * @param licence the licence's name, or empty where not known
 * @param typical true where only the size was given, and the shape is that of a typical model of
 *     this size
 */
public record ModelSpec(
    String id,
    double parameters,
    double activeParameters,
    int layers,
    int hidden,
    int heads,
    int kvHeads,
    int headDim,
    int cachedPerLayer,
    int ffn,
    int ffnMatrices,
    @Nullable Experts experts,
    int vocabulary,
    boolean tiedEmbeddings,
    int contextTokens,
    String licence,
    boolean typical) {

  /**
   * Weights that multiply each token: all that are active but the input embedding, which is looked
   * up.
   */
  public double matmulParameters() {
    return activeParameters - (tiedEmbeddings ? 0 : (double) vocabulary * hidden);
  }

  /** Weights of the input embedding and the output head. */
  public double embeddingParameters() {
    return (tiedEmbeddings ? 1.0 : 2.0) * vocabulary * hidden;
  }

  /** Width of all query heads together. */
  public int attentionWidth() {
    return heads * headDim;
  }

  /** Width of the feed-forward part that one token passes through. */
  public int activeFfn() {
    return experts == null ? ffn : experts.perToken() * experts.ffn();
  }

  /**
   * Bytes that one layer keeps of each token in bf16 for the backward pass, with flash attention:
   * inputs of the norms and projections, queries, keys, values, the attention's output and the
   * parts of the feed-forward layer.
   */
  public double activationBytesPerLayer() {
    return 2.0 * (6.0 * hidden + 2.0 * kvHeads * headDim + (double) ffnMatrices * activeFfn())
        + 4.0 * hidden;
  }

  /** Weights of adapters of this rank on all linear layers (in a mixture: on attention alone). */
  public double adapterParameters(int rank) {
    double attention = 2.0 * (hidden + attentionWidth()) + 2.0 * (hidden + kvHeads * headDim);
    double feedForward = experts == null ? ffnMatrices * ((double) hidden + ffn) : 0;
    return (double) rank * layers * (attention + feedForward);
  }

  /**
   * The same with so many weights used per token, where fewer than all are: a mixture of which
   * nothing more is known.
   */
  public ModelSpec withActive(double active) {
    if (active >= parameters) {
      return this;
    }
    int usualExperts = 64;
    int perToken = (int) Math.max(1, Math.round(usualExperts * active / parameters));
    return new ModelSpec(
        id,
        parameters,
        active,
        layers,
        hidden,
        heads,
        kvHeads,
        headDim,
        cachedPerLayer,
        ffn,
        ffnMatrices,
        new Experts(usualExperts, perToken, Math.max(1, ffn / usualExperts)),
        vocabulary,
        tiedEmbeddings,
        contextTokens,
        licence,
        typical);
  }

  public boolean isMixture() {
    return experts != null;
  }

  /**
   * The routed experts of a mixture.
   *
   * @param count experts in a layer
   * @param perToken experts that each token visits
   * @param ffn width of one expert's feed-forward layer
   */
  public record Experts(int count, int perToken, int ffn) {}
}

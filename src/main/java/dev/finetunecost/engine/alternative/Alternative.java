package dev.finetunecost.engine.alternative;

import dev.finetunecost.engine.price.GpuOffer;
import dev.finetunecost.engine.price.ManagedOffer;
import dev.finetunecost.engine.price.TokenPrice;
import dev.finetunecost.engine.serving.ServingSetup;
import dev.finetunecost.engine.spec.Method;
import dev.finetunecost.engine.training.TrainingSetup;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A way to reach the goal. */
public sealed interface Alternative {

  /**
   * A short name that is unique in an estimate and stable between estimates, such as {@code
   * self_hosted-lora}.
   */
  String id();

  /** The kind, as it stands in JSON. */
  String kind();

  /** Stay on the hosted model, as today. */
  record Api(TokenPrice price) implements Alternative {
    @Override
    public String id() {
      return "api";
    }

    @Override
    public String kind() {
      return "api";
    }
  }

  /** Let a provider tune and serve a model. */
  record Managed(ManagedOffer offer) implements Alternative {
    @Override
    public String id() {
      return slug("managed", offer.provider(), offer.model(), offer.tier());
    }

    @Override
    public String kind() {
      return "managed";
    }
  }

  /**
   * Tune an open model and serve it on rented GPUs.
   *
   * @param training how it is trained, or null where it fits nowhere
   * @param trainingOffer where it is trained, or null
   * @param serving one replica in production, or null where it fits nowhere
   * @param servingOffer where it is served, or null
   */
  record SelfHosted(
      Method method,
      @Nullable TrainingSetup training,
      @Nullable GpuOffer trainingOffer,
      @Nullable ServingSetup serving,
      @Nullable GpuOffer servingOffer)
      implements Alternative {
    @Override
    public String id() {
      return slug("self_hosted", method.key());
    }

    @Override
    public String kind() {
      return "self_hosted";
    }
  }

  private static String slug(String... parts) {
    return String.join("-", parts).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9._-]+", "-");
  }
}

package dev.finetunecost.engine.alternative;

import dev.finetunecost.engine.price.GpuOffer;
import dev.finetunecost.engine.price.ManagedOffer;
import dev.finetunecost.engine.price.TokenPrice;
import dev.finetunecost.engine.serving.ServingSetup;
import dev.finetunecost.engine.spec.GpuPurchase;
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

  /** Whether it tunes a model. */
  default boolean tunes() {
    return switch (this) {
      case Api _, Prompt _, Rag _, CheaperApi _ -> false;
      case Managed _, SelfHosted _, Owned _ -> true;
    };
  }

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

  /** Stay on the hosted model with a prompt that was worked on, and cached where that pays. */
  record Prompt(TokenPrice price) implements Alternative {
    @Override
    public String id() {
      return "prompt";
    }

    @Override
    public String kind() {
      return "prompt";
    }
  }

  /** Stay on the hosted model and give it the facts that it needs with each question. */
  record Rag(TokenPrice price) implements Alternative {
    @Override
    public String id() {
      return "rag";
    }

    @Override
    public String kind() {
      return "rag";
    }
  }

  /** Move to a cheaper hosted model of the same class. */
  record CheaperApi(TokenPrice price) implements Alternative {
    @Override
    public String id() {
      return "cheaper_api";
    }

    @Override
    public String kind() {
      return "cheaper_api";
    }
  }

  /** Let a provider tune and serve a model. */
  record Managed(ManagedOffer offer) implements Alternative {
    @Override
    public String id() {
      return slug("managed", offer.provider(), offer.model());
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
   * @param servingGpus how many GPUs are rented to serve it: all replicas, in whole instances
   */
  record SelfHosted(
      Method method,
      @Nullable TrainingSetup training,
      @Nullable GpuOffer trainingOffer,
      @Nullable ServingSetup serving,
      @Nullable GpuOffer servingOffer,
      int servingGpus)
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

  /**
   * Tune an open model and serve it on GPUs of one's own.
   *
   * @param gpus how many are bought
   */
  record Owned(Method method, GpuPurchase purchase, int gpus, ServingSetup serving)
      implements Alternative {
    @Override
    public String id() {
      return slug("owned", purchase.gpu());
    }

    @Override
    public String kind() {
      return "owned";
    }
  }

  private static String slug(String... parts) {
    return String.join("-", parts).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9._-]+", "-");
  }
}

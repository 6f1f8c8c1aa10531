package dev.finetunecost.report;

import dev.finetunecost.engine.alternative.Alternative;
import dev.finetunecost.engine.price.GpuOffer;
import dev.finetunecost.engine.serving.ServingSetup;
import dev.finetunecost.engine.spec.ModelSpec;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What alternatives are called.
 *
 * @param model the open model that may be tuned
 */
record AlternativeNames(Words words, ModelSpec model) {
  /** The longest name that a chart takes. */
  private static final int SHORT = 20;

  static AlternativeNames of(Subject subject) {
    return new AlternativeNames(subject.words(), subject.estimate().resolved().model());
  }

  /** In full, for tables. */
  String label(Alternative alternative) {
    return switch (alternative) {
      case Alternative.Api api ->
          words.say(
              "alternative.api.label",
              Names.model(api.price().model()),
              Names.provider(api.price().provider()));
      case Alternative.Prompt better ->
          words.say("alternative.prompt.label", Names.model(better.price().model()));
      case Alternative.Rag rag ->
          words.say("alternative.rag.label", Names.model(rag.price().model()));
      case Alternative.CheaperApi cheaper ->
          words.say(
              "alternative.cheaper_api.label",
              Names.model(cheaper.price().model()),
              Names.provider(cheaper.price().provider()));
      case Alternative.Owned owned ->
          words.say(
              owned.purchase().isOwned()
                  ? "alternative.owned.label.there"
                  : "alternative.owned.label",
              Names.model(model.id()),
              owned.method().label(),
              owned.gpus(),
              Names.gpu(owned.purchase().gpu()));
      case Alternative.Managed managed -> {
        String tuned = Names.model(managed.offer().model());
        String provider = Names.provider(managed.offer().provider());
        String tier = managed.offer().tier();
        yield "standard".equals(tier)
            ? words.say("alternative.managed.label", tuned, provider)
            : words.say("alternative.managed.label.tier", tuned, provider, tier);
      }
      case Alternative.SelfHosted own -> selfHosted(own);
    };
  }

  /** As part of a sentence. */
  String name(Alternative alternative) {
    return switch (alternative) {
      case Alternative.Api api -> Names.model(api.price().model());
      case Alternative.Prompt better ->
          words.say("alternative.prompt.name", Names.model(better.price().model()));
      case Alternative.Rag rag ->
          words.say("alternative.rag.name", Names.model(rag.price().model()));
      case Alternative.CheaperApi cheaper -> Names.model(cheaper.price().model());
      case Alternative.Owned owned ->
          words.say(
              owned.purchase().isOwned()
                  ? "alternative.owned.name.there"
                  : "alternative.owned.name",
              Names.model(model.id()));
      case Alternative.Managed managed ->
          words.say(
              "alternative.managed.name",
              Names.model(managed.offer().model()),
              Names.provider(managed.offer().provider()));
      case Alternative.SelfHosted own ->
          words.say("alternative.self_hosted.name", Names.model(model.id()), own.method().label());
    };
  }

  /** In at most 20 characters, for charts. */
  String shortName(Alternative alternative) {
    String name =
        switch (alternative) {
          case Alternative.Api api -> Names.model(api.price().model());
          case Alternative.Prompt _ -> words.say("alternative.prompt.short");
          case Alternative.Rag _ -> words.say("alternative.rag.short");
          case Alternative.CheaperApi cheaper -> Names.model(cheaper.price().model());
          case Alternative.Owned _ -> words.say("alternative.owned.short");
          case Alternative.Managed managed ->
              words.say(
                  "alternative.managed.short",
                  Names.model(managed.offer().model()),
                  Names.provider(managed.offer().provider()));
          case Alternative.SelfHosted own ->
              words.say(
                  "alternative.self_hosted.short", Names.model(model.id()), own.method().label());
        };
    return name.length() <= SHORT ? name : name.substring(0, SHORT - 1).strip() + "…";
  }

  private String selfHosted(Alternative.SelfHosted own) {
    String tuned = Names.model(model.id());
    String method = own.method().label();
    @Nullable ServingSetup serving = own.serving();
    @Nullable GpuOffer offer = Optional.ofNullable(own.servingOffer()).orElse(own.trainingOffer());
    boolean trains = own.training() != null;
    return !trains || serving == null || offer == null
        ? words.say("alternative.self_hosted.label", tuned, method)
        : words.say(
            "alternative.self_hosted.label.gpu",
            tuned,
            method,
            own.servingGpus(),
            Names.gpu(serving.gpu().name()),
            Names.provider(offer.provider()));
  }
}

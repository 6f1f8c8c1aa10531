package dev.finetunecost.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.finetunecost.engine.spec.ModelSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ModelsTest {
  private static final Models MODELS = Models.bundled();

  @ParameterizedTest
  @CsvSource({
    "llama-3.1-8b, llama-3.1-8b",
    "Meta-Llama-3.1-8B-Instruct, llama-3.1-8b",
    "meta-llama/Meta-Llama-3-8B, llama-3-8b",
    "llama3.1 8b, llama-3.1-8b",
    "8b llama, llama-3.1-8b",
    "llama 70b, llama-3.3-70b",
    "LLAMA3.1_405B, llama-3.1-405b",
    "LLAMA3_70B, llama-3-70b",
    "llama-3-1-8b, llama-3.1-8b",
    "llama 3.1, llama-3.1-8b",
    "NousResearch/Llama-2-70b-hf, llama-2-70b",
    "Llama 2 7 B, llama-2-7b",
    "unsloth/llama-3-8b-bnb-4bit, llama-3-8b",
    "mistralai/Mistral-7B-v0.1, mistral-7b",
    "mistral-7b-v0.2, mistral-7b",
    "unsloth/mistral-7b-v0.3, mistral-7b-v0.3",
    "TheBloke/Mistral-7B-v0.1-GPTQ, mistral-7b",
    "mistralai/Mixtral-8x7B-Instruct-v0.1, mixtral-8x7b",
    "Mixtral 8X22B, mixtral-8x22b",
    "h2oai/h2ogpt-4096-llama2-7b, llama-2-7b",
    "phi-1.5 1.3 B, phi-1.5",
    "Phi-3-mini-4k-instruct, phi-3-mini",
    "StableLM Alpha 3 B, stablelm-alpha-3b",
    "stablelm-base-alpha-3b, stablelm-alpha-3b",
    "tiny-llama, tinyllama-1.1b",
    "qwen-1_8b-chat, qwen-1.8b",
    "qwen-7b-chat, qwen-7b",
    "Qwen2.5-7B-Instruct, qwen2.5-7b",
    "Qwen3_30B_a3B, qwen3-30b-a3b",
    "Qwen3_235B_a22B, qwen3-235b-a22b",
    "qwen 2.5 7b, qwen2.5-7b",
    "chatglm3-6b-32k, chatglm3-6b",
    "GLM-4-9B-0414, glm-4-9b",
    "GPT OSS 120B, gpt-oss-120b",
    "GPT-J 6B, gpt-j-6b",
    "Falcon 180B, falcon-180b",
    "Nemotron-340B, nemotron-340b",
    "ibm/PowerLM-3b, powerlm-3b",
    "LLaMA 7B, llama-2-7b",
    "Llama-30B, llama-1-33b",
    "DeepSeek-33B, deepseek-coder-33b",
    "DeepSeek-R1, deepseek-r1",
    "OpenLlama-3B, openllama-3b",
    "Llama 4 Scout, llama-4-scout",
    "unsloth/gemma-3-27b-it, gemma-3-27b",
    "bloomz-7b1, bloomz-7b1",
    "MPT-1b, mpt-1b",
    "CodeLlama-34B, codellama-34b",
    "baichuan2-13b-chat, baichuan2-13b",
    "lama 3.1 8b, llama-3.1-8b",
    "mistrl 7b, mistral-7b",
    "Qwen/Qwen3.5-27B, qwen3.5-27b",
    "Qwen3.5 35B A3B, qwen3.5-35b-a3b",
    "google/gemma-4-31B-it, gemma-4-31b",
    "kimi k2, kimi-k2",
    "GLM 4.5 Air, glm-4.5-air",
    "MiniMaxAI/MiniMax-M2, minimax-m2",
  })
  void findsAModelByAnyOfItsNames(String said, String canonical) {
    assertThat(MODELS.find(said)).map(ModelSpec::id).contains(canonical);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "7B",
        "13b",
        "frobnicate-7b",
        "gpt-4.1-mini",
        "claude",
        "a model",
        "qwen3.99-27b"
      })
  void doesNotGuessAModel(String said) {
    assertThat(MODELS.find(said)).isEmpty();
  }

  @Test
  void namesTheNearestOfAnUnknownModel() {
    assertThat(MODELS.nearest("llama-3.1-9b", 3)).contains("llama-3.1-8b");
  }

  @Test
  void everyCanonicalNameFindsItself() {
    assertThat(MODELS.all())
        .hasSizeGreaterThanOrEqualTo(90)
        .allSatisfy(model -> assertThat(MODELS.find(model.id())).contains(model));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.1, 0.5, 1, 3, 7, 13, 34, 70, 405})
  void aSizeAloneGetsAShapeOfThatSize(double billions) {
    ModelSpec model = MODELS.ofSize(billions);
    double weights =
        model.embeddingParameters()
            + model.layers()
                * (2.5 * model.hidden() * model.hidden() + 3.0 * model.hidden() * model.ffn());
    assertThat(model.typical()).isTrue();
    assertThat(model.parameters()).isEqualTo(billions * 1e9);
    assertThat(weights / model.parameters()).isCloseTo(1, within(0.2));
  }
}

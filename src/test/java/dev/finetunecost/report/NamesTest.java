package dev.finetunecost.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names as their makers write them. */
final class NamesTest {

  @ParameterizedTest
  @CsvSource({
    "llama-3.1-8b, Llama 3.1 8B",
    "gpt-4.1-mini, GPT-4.1 mini",
    "gpt-4o, GPT-4o",
    "claude-haiku-4-5, Claude Haiku 4.5",
    "claude-3-7-sonnet-20250219, Claude 3.7 Sonnet",
    "claude-sonnet-5, Claude Sonnet 5",
    "gpt-oss-20b, GPT-OSS 20B",
    "qwen2.5-7b, Qwen2.5 7B",
    "qwen3-30b-a3b, Qwen3 30B A3B",
    "mixtral-8x7b, Mixtral 8x7B",
    "deepseek-v3, DeepSeek V3",
    "claude-sonnet-4.5, Claude Sonnet 4.5",
    "meta-llama/llama-3.2-1b, Llama 3.2 1B",
    "tinyllama-1.1b, TinyLlama 1.1B",
    "olmo-2-7b, OLMo 2 7B"
  })
  void models(String id, String name) {
    assertThat(Names.model(id)).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource({"vast, Vast.ai", "openai, OpenAI", "gcp, Google Cloud", "nebius, Nebius"})
  void providers(String id, String name) {
    assertThat(Names.provider(id)).isEqualTo(name);
  }
}

package dev.finetunecost.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.finetunecost.catalog.Catalog;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

final class PredictLinesTest {
  private final PredictLines lines = new PredictLines(Catalog.bundled());

  @Test
  void aModelAndAGpuAreEnoughForATraining() {
    JsonNode answer =
        predict("{'id':7,'kind':'training','model':'llama-3.1-8b','gpu':'H100','num_gpus':null}");

    assertThat(answer.path("id").asInt()).isEqualTo(7);
    assertThat(answer.path("tokens_per_s_per_gpu").asDouble()).isBetween(1e3, 5e4);
    assertThat(answer.path("peak_gb_per_gpu").asDouble()).isBetween(16.0, 80.0);
    assertThat(answer.has("gpu_hours")).isFalse();
    assertThat(answer.path("p10").path("tokens_per_s_per_gpu").asDouble())
        .isLessThan(answer.path("tokens_per_s_per_gpu").asDouble());
  }

  @Test
  void gpuHoursAreTokensOverSpeed() {
    JsonNode answer =
        predict(
            "{'id':'a','kind':'training','params_b':13,'gpu':'A100 80GB','method':'qlora',"
                + "'framework':'unknown','total_tokens':1e9}");

    assertThat(answer.path("gpu_hours").asDouble())
        .isCloseTo(
            1e9 / answer.path("tokens_per_s_per_gpu").asDouble() / 3600,
            within(answer.path("gpu_hours").asDouble() * 1e-4));
  }

  @Test
  void aServingAnswersThroughputAndLatency() {
    JsonNode answer =
        predict(
            "{'id':1,'kind':'serving','model':'Llama-3-8B','gpu':'L40S','precision':'fp8',"
                + "'input_len':1000,'output_len':250}");

    assertThat(answer.path("requests_s").asDouble() * 250)
        .isCloseTo(answer.path("output_tokens_s").asDouble(), within(0.5));
    assertThat(answer.path("ttft_ms").asDouble()).isPositive();
    assertThat(answer.path("tpot_ms").asDouble()).isPositive();
  }

  @Test
  void aLineThatIsNoObjectIsRefused() {
    assertThatThrownBy(() -> lines.predict("[1]")).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'id':1,'kind':'training','model':'lama-9-9b','gpu':'H100'} | model",
        "{'id':1,'kind':'training','model':'llama-3.1-8b','gpu':'H900'} | H100",
        "{'id':1,'kind':'training','model':'llama-3.1-8b'} | gpu",
        "{'id':1,'kind':'training','gpu':'H100'} | model",
        "{'id':1,'kind':'training','model':'llama-3.1-8b','gpu':'H100','num_gpus':0} | num_gpus",
        "{'id':1,'kind':'training','model':'llama-3.1-8b','gpu':'H100','total_tokens':-1} | total_tokens",
        "{'id':1,'kind':'training','model':'llama-3.1-8b','gpu':'H100','total_tokens':1e30} | total_tokens",
        "{'id':1,'kind':'training','model':'llama-3.1-8b','gpu':'H100','seq_len':9000000} | seq_len",
        "{'id':1,'kind':'training','model':'llama-3.1-8b','gpu':'H100','method':'telepathy'} | method",
        "{'id':1,'kind':'training','params_b':-7,'gpu':'H100'} | params_b",
        "{'id':1,'kind':'serving','model':'llama-3.1-8b','gpu':'H100','concurrency':0} | concurrency",
        "{'id':1,'kind':'serving','model':'llama-3.1-8b','gpu':'H100','output_len':'many'} | output_len",
        "{'id':1,'kind':'cooking'} | kind",
      })
  void whatMakesNoSenseIsAnErrorThatNamesTheField(String line, String named) {
    JsonNode answer = predict(line);

    assertThat(answer.path("id").asInt()).isEqualTo(1);
    assertThat(answer.path("error").asString()).contains(named);
    assertThat(answer.has("tokens_per_s_per_gpu")).isFalse();
  }

  private JsonNode predict(String singleQuoted) {
    return JsonMapper.shared().readTree(lines.predict(singleQuoted.replace('\'', '"')));
  }
}

package dev.finetunecost.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.finetunecost.dataset.Example.Shape;
import dev.finetunecost.dataset.Mistake.Kind;
import dev.finetunecost.engine.spec.Field;
import dev.finetunecost.engine.spec.Scenario;
import dev.finetunecost.engine.spec.Stated;
import dev.finetunecost.engine.spec.Value;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is found in files of every form, and in files of none. */
final class InspectorTest {
  private static final Inspector INSPECTOR = new Inspector(Tokenizer.CL100K);
  private static final String CHAT =
      "{\"messages\":[{\"role\":\"user\",\"content\":\"hello world\"},"
          + "{\"role\":\"assistant\",\"content\":\"tiktoken is great!\"}]}";

  private static Inspection json(String... lines) throws IOException {
    return inspect("data.jsonl", FileFormat.JSON, String.join("\n", lines));
  }

  private static Inspection inspect(String name, FileFormat format, String text)
      throws IOException {
    return INSPECTOR.inspect(
        name, format, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** OpenAI's cookbook, "How to count tokens with tiktoken": six in cl100k_base. */
  @Test
  void tokensAreCountedAsTheMakerCountsThem() throws IOException {
    assertThat(json(CHAT).completionTokens()).isEqualTo(6);
    assertThat(json(CHAT).promptTokens()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CHAT | {\"messages\":[{\"role\":\"user\",\"content\":\"a\"},{\"role\":\"assistant\",\"content\":\"b\"}]}",
        "CHAT | {\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"a\"}]},{\"role\":\"assistant\",\"content\":\"b\"}]}",
        "CHAT | {\"messages\":[{\"role\":\"user\",\"content\":\"a\"},{\"role\":\"assistant\",\"content\":null,\"tool_calls\":[{\"id\":\"1\"}]}]}",
        "SHAREGPT | {\"conversations\":[{\"from\":\"human\",\"value\":\"a\"},{\"from\":\"gpt\",\"value\":\"b\"}]}",
        "PAIR | {\"prompt\":\"a\",\"completion\":\"b\"}",
        "PAIR | {\"question\":\"a\",\"answer\":\"b\"}",
        "PAIR | {\"text\":\"a\",\"label\":1}",
        "INSTRUCTION | {\"instruction\":\"a\",\"input\":\"\",\"output\":\"b\"}",
        "PREFERENCE | {\"prompt\":\"a\",\"chosen\":\"b\",\"rejected\":\"c\"}",
        "TEXT | {\"text\":\"a\"}",
      })
  void everyUsualFormIsKnown(Shape shape, String line) throws IOException {
    assertThat(json(line).shapes()).containsExactly(Map.entry(shape, 1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "NOT_JSON | {\"messages\": [",
        "NOT_AN_OBJECT | 7",
        "UNKNOWN_FORM | {\"colour\":\"red\"}",
        "NO_MESSAGES | {\"messages\":[]}",
        "UNKNOWN_ROLE | {\"messages\":[{\"role\":\"bot\",\"content\":\"a\"}]}",
        "MESSAGE_WITHOUT_TEXT | {\"messages\":[{\"role\":\"user\",\"content\":\"\"}]}",
        "NO_ANSWER | {\"messages\":[{\"role\":\"user\",\"content\":\"a\"}]}",
        "ENDS_WITHOUT_ANSWER | {\"messages\":[{\"role\":\"assistant\",\"content\":\"a\"},{\"role\":\"user\",\"content\":\"b\"}]}",
        "EMPTY_ANSWER | {\"prompt\":\"a\",\"completion\":\"  \"}",
      })
  void everyMistakeIsNamedWithItsLineAndTheOthersAreRead(Kind kind, String line)
      throws IOException {
    Inspection found = json(CHAT, "", line, CHAT);
    assertThat(found.mistakes()).containsExactly(new Mistake(3, kind));
    assertThat(found.mistakeCount()).isEqualTo(1);
    assertThat(found.examples()).isEqualTo(2);
  }

  /** Three tokens around each message and three for the reply: the cookbook's count. */
  @Test
  void eachMessageOfAConversationIsWrapped() throws IOException {
    String turn =
        "{\"role\":\"user\",\"content\":\"hello world\"},"
            + "{\"role\":\"assistant\",\"content\":\"tiktoken is great!\"}";
    Inspection twoTurns = json("{\"messages\":[" + turn + "," + turn + "]}");
    // texts of the same speaker stand in lines of their own; the break between them is a token
    long words = twoTurns.promptTokens() + twoTurns.completionTokens();
    assertThat(twoTurns.lengths().total()).isEqualTo(words + 3 * (4 + 1));
    assertThat(json("{\"text\":\"hello world\"}").lengths().total()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource({
    "gpt-4.1-mini, true",
    "gpt-3.5-turbo, true",
    "gpt-oss-20b, true",
    "gpt-2, false",
    "gpt-j-6b, false",
    "llama-3.1-8b, false",
    "qwen3-8b, false"
  })
  void aTokenizerIsItsMakersOwn(String model, boolean own) {
    assertThat(Tokenizer.of(model).isOwnOf(model)).isEqualTo(own);
  }

  @Test
  void ofManyMistakesTheFirstAreKeptAndAllAreCounted() throws IOException {
    Inspection found = json(Collections.nCopies(1_000, "{").toArray(String[]::new));
    assertThat(found.mistakes()).hasSize(Inspector.MISTAKES_SHOWN);
    assertThat(found.mistakeCount()).isEqualTo(1_000);
    assertThat(found.examples()).isZero();
    assertThat(found.lengths().mean()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n\n", "\uFEFF", "[]"})
  void anEmptyFileHoldsNothing(String text) throws IOException {
    Inspection found = json(text);
    assertThat(found.examples()).isZero();
    assertThat(found.mistakeCount()).isZero();
  }

  @Test
  void anArrayAndAByteOrderMarkAndOtherLineEndsAreRead() throws IOException {
    assertThat(json("\uFEFF  [" + CHAT + ",", CHAT + "]").examples()).isEqualTo(2);
    assertThat(json("\uFEFF" + CHAT + "\r\n" + CHAT + "\r").examples()).isEqualTo(2);
    Inspection broken = json("[" + CHAT + ",", CHAT + ",", "{]");
    assertThat(broken.examples()).isEqualTo(2);
    assertThat(broken.mistakes()).containsExactly(new Mistake(3, Kind.NOT_JSON));
  }

  @Test
  void csvIsReadByItsHead() throws IOException {
    Inspection found =
        inspect("a.csv", FileFormat.CSV, "Question,Answer\n\"a\nb\",c\nlonely\nd,\ne,f\n");
    assertThat(found.shapes()).containsExactly(Map.entry(Shape.PAIR, 2));
    assertThat(found.mistakes())
        .containsExactly(new Mistake(4, Kind.WRONG_FIELD_COUNT), new Mistake(5, Kind.EMPTY_ANSWER));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a,a\nb,c\n", "prompt,completion\n\"never closed,x\n", "\u0000\u0001"})
  void noCsvBreaksTheInspection(String text) throws IOException {
    assertThat(inspect("a.csv", FileFormat.CSV, text).examples()).isLessThanOrEqualTo(1);
  }

  @Test
  void aLineBeyondAllMeasureIsNotKept() throws IOException {
    byte[] piece = "x".repeat(1_000_000).getBytes(StandardCharsets.UTF_8);
    List<InputStream> pieces =
        IntStream.range(0, 9).<InputStream>mapToObj(_ -> new ByteArrayInputStream(piece)).toList();
    Inspection found =
        INSPECTOR.inspect(
            "a.jsonl",
            FileFormat.JSON,
            new SequenceInputStream(
                new SequenceInputStream(Collections.enumeration(pieces)),
                new ByteArrayInputStream(("\n" + CHAT).getBytes(StandardCharsets.UTF_8))));
    assertThat(found.mistakes()).containsExactly(new Mistake(1, Kind.LINE_TOO_LONG));
    assertThat(found.examples()).isEqualTo(1);
  }

  @Test
  void deepNestingIsAMistakeAndNoCrash() throws IOException {
    assertThat(json("[".repeat(2) + "{\"a\":".repeat(100_000)).mistakeCount()).isEqualTo(1);
    assertThat(json("{\"text\":" + "[".repeat(100_000)).mistakes())
        .containsExactly(new Mistake(1, Kind.NOT_JSON));
  }

  @Test
  void whatLooksLikeASpecialTokenIsText() throws IOException {
    assertThat(json("{\"text\":\"<|endoftext|>\"}").completionTokens()).isGreaterThan(1);
  }

  @Test
  void repetitionsAreFoundWhateverTheirCaseAndSpaces() throws IOException {
    Inspection found =
        json(
            "{\"prompt\":\"Where is it?\",\"completion\":\"Here\"}",
            "{\"prompt\":\"where  is it?\",\"completion\":\"here\"}",
            "{\"prompt\":\"where is it? here\",\"completion\":\"here\"}");
    assertThat(found.repeated()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "write to jane.doe@example.com | 1",
        "call +49 30 1234 5678 today | 1",
        "pay to DE89 3704 0044 0532 0130 00 | 1",
        "number 078-05-1120 | 1",
        "version 3.1.8 at 10:30 on 2026-11-25 | 0",
        "order 123456789 for @support | 0",
      })
  void personalDataIsToldFromNumbers(String text, int found) throws IOException {
    assertThat(json("{\"prompt\":\"" + text + "\",\"completion\":\"ok\"}").withPersonalData())
        .isEqualTo(found);
  }

  @Test
  void theFileKnowsItsSizeBetterThanWordsAndSuggestsTheRest() throws IOException {
    Scenario said =
        new Scenario(
            Map.of(
                Field.DATASET_SIZE, Stated.said(Value.Amount.of(8000), "8k emails"),
                Field.INPUT_TOKENS, Stated.said(Value.Amount.of(900), "900 tokens in")));
    Scenario known = DatasetFacts.in(said, json(CHAT, CHAT));
    assertThat(known.amount(Field.DATASET_SIZE)).contains(2.0);
    assertThat(known.text(Field.DATASET_UNIT)).contains("examples");
    // two of the prompt, six of the answer, three around each of both and three for the reply
    assertThat(known.amount(Field.TOKENS_PER_EXAMPLE)).contains(17.0);
    assertThat(known.amount(Field.INPUT_TOKENS)).contains(900.0);
    assertThat(known.amount(Field.OUTPUT_TOKENS)).contains(6.0);
    assertThat(known.has(Field.PERSONAL_DATA)).isFalse();
    assertThat(known.amount(Field.LABEL_USD_PER_EXAMPLE)).contains(0.0);
    assertThat(DatasetFacts.in(said, json("{"))).isEqualTo(said);
  }
}

package dev.finetunecost.playground;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Limits from docs.slack.dev/reference/block-kit, each at the limit and one beyond it. */
final class BlockKitTest {
  private final BlockKit blockKit = new BlockKit();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "150  | {'type':'header','text':{'type':'plain_text','text':'%s'}}",
        "3000 | {'type':'section','text':{'type':'mrkdwn','text':'%s'}}",
        "2000 | {'type':'section','fields':[{'type':'mrkdwn','text':'%s'}]}",
        "3000 | {'type':'context','elements':[{'type':'mrkdwn','text':'%s'}]}",
        "255  | {'type':'divider','block_id':'%s'}",
        "75   | {'type':'actions','elements':[{'type':'button','text':{'type':'plain_text','text':'%s'}}]}",
        "2000 | {'type':'actions','elements':[{'type':'button','value':'%s','text':{'type':'plain_text','text':'a'}}]}",
        "255  | {'type':'actions','elements':[{'type':'button','action_id':'%s','text':{'type':'plain_text','text':'a'}}]}",
        "75   | {'type':'actions','elements':[{'type':'static_select','options':[{'value':'a','text':{'type':'plain_text','text':'%s'}}]}]}",
        "150  | {'type':'actions','elements':[{'type':'static_select','options':[{'value':'%s','text':{'type':'plain_text','text':'a'}}]}]}",
        "150  | {'type':'actions','elements':[{'type':'external_select','placeholder':{'type':'plain_text','text':'%s'}}]}",
        "50   | {'type':'data_visualization','title':'%s','chart':{'type':'pie','segments':[{'label':'a','value':1}]}}",
        "20   | {'type':'data_visualization','title':'t','chart':{'type':'pie','segments':[{'label':'%s','value':1}]}}",
        "150  | {'type':'container','title':{'type':'plain_text','text':'%s'},'child_blocks':[{'type':'divider'}]}",
      })
  void textFitsUpToItsLimit(int limit, String block) {
    assertThat(refusals("[" + block.formatted("x".repeat(limit)) + "]")).isEmpty();
    assertThat(refusals("[" + block.formatted("x".repeat(limit + 1)) + "]"))
        .singleElement()
        .satisfies(refusal ->
            assertThat(refusal.message())
                .isEqualTo("must be less than %d characters".formatted(limit + 1)));
    assertThat(refusals("[" + block.formatted("") + "]"))
        .singleElement()
        .satisfies(
            refusal -> assertThat(refusal.message()).isEqualTo("must be more than 0 characters"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "50  | [%s]                                              | {'type':'divider'}",
        "10  | [{'type':'section','fields':[%s]}]                | {'type':'plain_text','text':'a'}",
        "10  | [{'type':'context','elements':[%s]}]              | {'type':'plain_text','text':'a'}",
        "25  | [{'type':'actions','elements':[%s]}]              | {'type':'button','text':{'type':'plain_text','text':'a'}}",
        "5   | [{'type':'actions','elements':[{'type':'overflow','options':[%s]}]}] | {'value':'a','text':{'type':'plain_text','text':'a'}}",
        "100 | [{'type':'actions','elements':[{'type':'static_select','options':[%s]}]}] | {'value':'a','text':{'type':'plain_text','text':'a'}}",
        "10  | [{'type':'actions','elements':[{'type':'checkboxes','options':[%s]}]}] | {'value':'a','text':{'type':'plain_text','text':'a'}}",
        "100 | [{'type':'table','rows':[%s]}]                    | [{'type':'raw_text','text':'a'}]",
        "20  | [{'type':'table','rows':[[%s]]}]                  | {'type':'raw_text','text':'a'}",
        "101 | [{'type':'data_table','caption':'c','rows':[%s]}] | [{'type':'raw_text','text':'a'}]",
        "10  | [{'type':'container','title':{'type':'plain_text','text':'a'},'child_blocks':[%s]}] | {'type':'divider'}",
        "6   | [{'type':'data_visualization','title':'t','chart':{'type':'pie','segments':[%s]}}] | {'label':'a','value':1}",
        "2   | [%s] | {'type':'data_visualization','title':'t','chart':{'type':'pie','segments':[{'label':'a','value':1}]}}",
        "1   | [%s] | {'type':'table','rows':[[{'type':'raw_text','text':'a'}]]}",
      })
  void listsFitUpToTheirLimit(int limit, String blocks, String item) {
    assertThat(refusals(blocks.formatted(repeated(item, limit)))).isEmpty();
    assertThat(refusals(blocks.formatted(repeated(item, limit + 1)))).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'type':'blink'}                                              | unsupported type: blink          | /blocks/0/type",
        "{'type':'input','label':{'type':'plain_text','text':'a'}}     | unsupported type: input          | /blocks/0/type",
        "{'type':'header'}                                             | missing required field: text     | /blocks/0",
        "{'type':'header','text':{'type':'mrkdwn','text':'a'}}         | unsupported type: mrkdwn         | /blocks/0/text/type",
        "{'type':'divider','colour':'red'}                             | invalid additional property: colour | /blocks/0",
        "{'type':'section'}                                            | missing required field: text or fields | /blocks/0",
        "{'type':'image','alt_text':'a'}                               | exactly one of image_url and slack_file is needed | /blocks/0",
        "{'type':'actions','elements':[{'type':'static_select'}]}      | exactly one of options and option_groups is needed | /blocks/0",
        "{'type':'actions','elements':[{'type':'button','style':'loud','text':{'type':'plain_text','text':'a'}}]} | must be a valid enum value | /blocks/0/elements/0/style",
        "{'type':'table','rows':[[{'type':'raw_text','text':''}]]}     | must be more than 0 characters   | /blocks/0/rows/0/0/text",
      })
  void saysWhatIsWrongAndWhere(String block, String message, String pointer) {
    assertThat(refusals("[" + block + "]")).containsExactly(new Refusal(message, pointer));
  }

  @Test
  void aChartNeedsOnePointForEachCategoryAndNamesOfItsOwn() {
    String chart =
        """
        [{'type':'data_visualization','title':'t','chart':{'type':'line',
          'axis_config':{'categories':['1','2']},
          'series':[{'name':'API','data':[{'label':'1','value':0},{'label':'2','value':5}]},
                    {'name':'%s','data':[{'label':'1','value':9}%s]}]}}]
        """;
    String second = ",{'label':'2','value':9}";
    assertThat(refusals(chart.formatted("LoRA", second))).isEmpty();
    assertThat(refusals(chart.formatted("API", second)))
        .extracting(Refusal::message)
        .containsExactly("series names must be unique");
    assertThat(refusals(chart.formatted("LoRA", "")))
        .extracting(Refusal::message)
        .containsExactly("one data point per category is needed");
  }

  @Test
  void aDefaultMustBeAmongTheOptions() {
    String select =
        """
        [{'type':'actions','elements':[{'type':'static_select',
          'options':[{'value':'a','text':{'type':'plain_text','text':'A'}}],
          'initial_option':{'value':'%s','text':{'type':'plain_text','text':'A'}}}]}]
        """;
    assertThat(refusals(select.formatted("a"))).isEmpty();
    assertThat(refusals(select.formatted("b")))
        .extracting(Refusal::message)
        .containsExactly("initial_option must match one of the options exactly");
  }

  @Test
  void twoBlocksWithOneIdAreRefused() {
    assertThat(refusals("[{'type':'divider','block_id':'a'},{'type':'divider','block_id':'a'}]"))
        .containsExactly(new Refusal("block_id `a` already exists", "/blocks/1/block_id"));
  }

  @Test
  void aMessageThatIsTooLongInAllIsRefused() {
    String section = "{'type':'section','text':{'type':'mrkdwn','text':'%s'}}";
    String full = repeated(section.formatted("x".repeat(2640)), 5);
    assertThatCode(() -> blockKit.message(json("[" + full + "]"))).doesNotThrowAnyException();
    String more = full + "," + section.formatted("x");
    assertThat(error(() -> blockKit.message(json("[" + more + "]"))))
        .isEqualTo("msg_blocks_too_long");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "24   | {'type':'modal','title':{'type':'plain_text','text':'%s'},'blocks':[]}",
        "255  | {'type':'modal','callback_id':'%s','title':{'type':'plain_text','text':'a'},'blocks':[]}",
        "3000 | {'type':'modal','private_metadata':'%s','title':{'type':'plain_text','text':'a'},'blocks':[]}",
        "24   | {'type':'modal','submit':{'type':'plain_text','text':'%s'},'title':{'type':'plain_text','text':'a'},'blocks':[]}",
      })
  void aModalFitsUpToItsLimits(int limit, String view) {
    assertThatCode(() -> blockKit.view(json(view.formatted("x".repeat(limit))), "modal"))
        .doesNotThrowAnyException();
    assertThat(error(() -> blockKit.view(json(view.formatted("x".repeat(limit + 1))), "modal")))
        .isEqualTo("invalid_arguments");
  }

  @Test
  void aModalWithAnInputNeedsASubmitButton() {
    String modal =
        """
        {'type':'modal','title':{'type':'plain_text','text':'a'}%s,'blocks':[
          {'type':'input','label':{'type':'plain_text','text':'a'},'element':{'type':'plain_text_input'}}]}
        """;
    String submit = ",'submit':{'type':'plain_text','text':'Go'}";
    assertThatCode(() -> blockKit.view(json(modal.formatted(submit)), "modal"))
        .doesNotThrowAnyException();
    assertThat(error(() -> blockKit.view(json(modal.formatted("")), "modal")))
        .isEqualTo("invalid_arguments");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'type':'table','rows':[[{'type':'raw_text','text':'a'}]]}",
        "{'type':'data_visualization','title':'t','chart':{'type':'pie','segments':[{'label':'a','value':1}]}}",
        "{'type':'markdown','text':'a'}"
      })
  void chartsTablesAndMarkdownHaveNoPlaceInAModal(String block) {
    String modal =
        "{'type':'modal','title':{'type':'plain_text','text':'a'},'blocks':[" + block + "]}";
    assertThat(refusals("[" + block + "]")).isEmpty();
    assertThat(error(() -> blockKit.view(json(modal), "modal"))).isEqualTo("invalid_arguments");
  }

  @Test
  void aViewIsAtMostAQuarterOfAMegabyte() {
    String context =
        "{'type':'context','elements':[%s]}"
            .formatted(
                repeated("{'type':'plain_text','text':'%s'}".formatted("x".repeat(2900)), 9));
    String home = "{'type':'home','blocks':[%s]}";
    assertThatCode(() -> blockKit.view(json(home.formatted(repeated(context, 9))), "home"))
        .doesNotThrowAnyException();
    assertThat(error(() -> blockKit.view(json(home.formatted(repeated(context, 10))), "home")))
        .isEqualTo("view_too_large");
  }

  @Test
  void idsThatAreMissingAreGiven() {
    JsonNode blocks =
        blockKit.message(
            json(
                "[{'type':'divider'},{'type':'actions','elements':[{'type':'button','text':{'type':'plain_text','text':'a'}}]}]"));
    assertThat(blocks.findValuesAsString("block_id")).doesNotHaveDuplicates().hasSize(2);
    assertThat(blocks.findValuesAsString("action_id")).hasSize(1);
  }

  private List<Refusal> refusals(String blocks) {
    try {
      blockKit.message(json(blocks));
      return List.of();
    } catch (ApiRefusal refusal) {
      assertThat(refusal.error()).isEqualTo("invalid_blocks");
      return refusal.refusals();
    }
  }

  private static String error(ThrowingCallable call) {
    return catchThrowableOfType(ApiRefusal.class, call).error();
  }

  private static String repeated(String item, int times) {
    return IntStream.range(0, times).mapToObj(i -> item).collect(Collectors.joining(","));
  }

  private static JsonNode json(String text) {
    JsonNode node = Json.parse(text.replace('\'', '"'));
    assertThat(node).as(text).isNotNull();
    return Objects.requireNonNull(node);
  }
}

package dev.finetunecost.dataset;

import dev.finetunecost.dataset.Example.Shape;
import dev.finetunecost.engine.spec.Field;
import dev.finetunecost.engine.spec.Scenario;
import dev.finetunecost.engine.spec.Stated;
import dev.finetunecost.engine.spec.Value;
import java.util.EnumMap;
import java.util.Map;

/** What an inspected file says about a scenario. */
public final class DatasetFacts {

  private DatasetFacts() {}

  /**
   * The scenario with what the file holds. How much data there is, and how long, the file knows
   * better than words do; what a request will look like it only suggests.
   */
  public static Scenario in(Scenario said, Inspection file) {
    if (file.examples() == 0) {
      return said;
    }
    Scenario counted = said.overlaidWith(counted(file));
    return new Scenario(suggested(file)).overlaidWith(counted);
  }

  private static Scenario counted(Inspection file) {
    Map<Field, Stated> fields = new EnumMap<>(Field.class);
    put(fields, Field.DATASET_SIZE, Value.Amount.of(file.examples()), file, "counted");
    put(fields, Field.DATASET_UNIT, Value.Text.of("examples"), file, "counted");
    put(
        fields,
        Field.TOKENS_PER_EXAMPLE,
        Value.Amount.of((double) Math.max(1, Math.round(file.lengths().mean()))),
        file,
        "mean of " + file.tokenizer().label() + " tokens");
    return new Scenario(fields);
  }

  private static Map<Field, Stated> suggested(Inspection file) {
    Map<Field, Stated> fields = new EnumMap<>(Field.class);
    put(
        fields,
        Field.MAX_SEQ_LEN,
        Value.Amount.of(file.lengths().sequenceLength()),
        file,
        "holds 99 in 100 examples");
    boolean requests =
        file.promptTokens() > 0
            && !file.shapes().containsKey(Shape.TEXT)
            && !file.shapes().containsKey(Shape.PREFERENCE);
    if (requests) {
      String like = "the mean example, as requests will be like it";
      put(fields, Field.INPUT_TOKENS, mean(file.promptTokens(), file), file, like);
      put(fields, Field.OUTPUT_TOKENS, mean(file.completionTokens(), file), file, like);
    }
    put(
        fields,
        Field.LABEL_USD_PER_EXAMPLE,
        Value.Amount.of(0),
        file,
        "its examples have their answers");
    if (file.withPersonalData() > 0) {
      put(
          fields,
          Field.PERSONAL_DATA,
          new Value.Flag(true),
          file,
          "%,d examples name an address, a telephone or an account"
              .formatted(file.withPersonalData()));
    }
    return fields;
  }

  private static Value mean(long tokens, Inspection file) {
    return Value.Amount.of((double) Math.max(1, Math.round(tokens / (double) file.examples())));
  }

  private static void put(
      Map<Field, Stated> fields, Field field, Value value, Inspection file, String how) {
    fields.put(field, Stated.inferred(value, file.fileName() + ": " + how));
  }
}

package dev.finetunecost.language;

import dev.finetunecost.engine.spec.Field;
import dev.finetunecost.language.text.Kind;
import java.util.Set;

/**
 * Accelerators, their memory and how many: {@code 3*8*A100 (40G)}, {@code two 4090s}, {@code 8
 * GPUs}.
 */
final class GpuFacts implements Recogniser {
  /** What gigabytes may be of, where they are no memory. */
  private static final Set<String> CONTENTS =
      Set.of("jsonl", "json", "csv", "text", "texts", "logs", "raw", "plain", "parquet");

  /** Memory of common accelerators, in GB. */
  private static final Set<Double> CARD_SIZES =
      Set.of(6.0, 8.0, 10.0, 11.0, 12.0, 16.0, 20.0, 24.0, 32.0, 40.0, 48.0, 64.0, 80.0, 96.0);

  @Override
  public void read(Sentence sentence, Facts facts) {
    for (int at = 0; at < sentence.size(); at++) {
      if (sentence.is(at, Kind.GPU) && !sentence.isNegated(at) && !sentence.isReplaced(at)) {
        gpu(sentence, facts, at);
      }
    }
    for (int at = 0; at < sentence.size(); at++) {
      if (sentence.is(at, Kind.DEVICE) && !sentence.isUsed(at)) {
        device(sentence, facts, at);
      } else if (sentence.is(at, Kind.MACHINE) && !sentence.isUsed(at)) {
        GpuCount machines = GpuCount.of(sentence, at, at, -1);
        double each = Double.parseDouble(sentence.at(at).value());
        counted(sentence, facts, machines.times(each), false);
      }
    }
    for (int at = 0; at < sentence.size(); at++) {
      if (sentence.is(at, Kind.BYTES)) {
        memory(sentence, facts, at);
      }
    }
  }

  private static void gpu(Sentence sentence, Facts facts, int at) {
    int memory = GpuMemory.near(sentence, at);
    int from = memory < 0 ? at : Math.min(at, memory);
    int to = memory < 0 ? at : Math.max(at, memory);
    String name = sentence.at(at).value();
    double gigabytes = sentence.at(memory).low();
    if (GpuMemory.isVariant(name, gigabytes)) {
      name = "%s-%.0fGB".formatted(name, gigabytes);
    } else if (memory >= 0 && name.startsWith("R")) {
      // Cards for desktops are often modified, so that a stated memory says something new.
      facts.number(Field.GPU_VRAM_GB, memory, memory, memory);
    }
    facts.text(Field.GPU, name, from, to);
    if (memory >= 0) {
      sentence.use(memory, memory + 1);
    }
    GpuCount count = GpuCount.of(sentence, from, to, memory);
    boolean unitOfPrice = count.number() == 1 && isPerHour(sentence, to + 1);
    if (!unitOfPrice) {
      counted(sentence, facts, count, true);
    }
  }

  /**
   * @param ofName whether what is counted was named, so that another name may have another count
   */
  private static void counted(Sentence sentence, Facts facts, GpuCount count, boolean ofName) {
    if (count.number() > 0) {
      boolean most = sentence.cueBefore(count.from(), 2, "at most") >= 0;
      Field field = most ? Field.GPU_COUNT_MAX : Field.GPU_COUNT;
      if (ofName) {
        facts.amountOfEach(field, count.number(), count.from(), count.to());
      } else {
        facts.amount(field, count.number(), count.number(), count.from(), count.to());
      }
    }
  }

  /** {@code was kostet eine H100 pro Stunde}. */
  private static boolean isPerHour(Sentence sentence, int at) {
    return sentence.at(at).is(Kind.EVERY, "hour")
        || (sentence.is(at, Kind.PER) && sentence.at(at + 1).is(Kind.TIME, "hour"));
  }

  /** {@code 8x gpus}, {@code a 24GB card}. */
  private static void device(Sentence sentence, Facts facts, int at) {
    boolean machine = sentence.at(at).value().equals("node");
    boolean hours = sentence.is(at + 1, Kind.TIME);
    if (machine || hours) {
      return;
    }
    int near = GpuMemory.near(sentence, at);
    int memory = sentence.isFreeNumber(near) ? near : -1;
    int from = memory >= 0 && memory < at ? memory : at;
    if (memory >= 0) {
      facts.number(Field.GPU_VRAM_GB, memory, Math.min(memory, at), Math.max(memory + 1, at));
    }
    GpuCount count = GpuCount.of(sentence, from, at, -1);
    boolean counted =
        count.number() > 1 || (count.number() > 0 && sentence.is(count.from(), Kind.NUMBER));
    if (counted) {
      counted(sentence, facts, count, false);
    } else if (memory >= 0
        && (memory < at || count.number() == 1)
        && !sentence.written(at).endsWith("s")) {
      facts.amount(Field.GPU_COUNT, 1, 1, memory, at);
    }
  }

  /** {@code is 24gb enough for 8b lora}: a size that cards have, and nothing that it holds. */
  private static boolean isSizeOfCard(Sentence sentence, int number, int bytes) {
    boolean ofData =
        sentence.hasCue("dataset")
            || sentence.at(bytes + 1).isStop("of")
            || sentence.is(bytes + 1, Kind.DATA)
            || sentence.is(bytes + 1, Kind.THING)
            || CONTENTS.contains(sentence.at(bytes + 1).value());
    return !ofData
        && sentence.has(Kind.METHOD)
        && !sentence.has(Kind.GPU)
        && CARD_SIZES.contains(sentence.at(number).low());
  }

  /** {@code 24GB of VRAM}, where no accelerator fixes it. */
  private static void memory(Sentence sentence, Facts facts, int bytes) {
    int number = sentence.at(bytes - 1).isSign("-") ? bytes - 2 : bytes - 1;
    if (!sentence.isFreeNumber(number) || !GpuMemory.isGigabytes(sentence, number)) {
      return;
    }
    int after = sentence.cueAfter(bytes, 2, "vram");
    boolean said = after >= 0 || sentence.cueBefore(number, 3, "vram") >= 0;
    if (said || isSizeOfCard(sentence, number, bytes)) {
      facts.number(Field.GPU_VRAM_GB, number, number, Math.max(bytes, after));
    }
  }
}

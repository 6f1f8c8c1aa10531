package dev.finetunecost.calibration;

import dev.finetunecost.catalog.Catalog;
import java.io.IOException;
import java.nio.file.Path;

/** First look. */
public final class Calibrate {
  private Calibrate() {}

  public static void main(String[] args) throws IOException {
    Path resources = Path.of("src/main/resources/catalog");
    Studies studies = new Studies(Catalog.bundled());
    ConstantTable training = ConstantTable.read(resources.resolve("training-constants.csv"));
    ConstantTable serving = ConstantTable.read(resources.resolve("serving-constants.csv"));
    training = show(studies.trainingTime(true), training);
    training = show(studies.trainingMemory(true), training);
    serving = show(studies.serving(), serving);
    for (var s : java.util.List.of(studies.trainingTime(false), studies.trainingMemory(false))) {
      System.out.println(
          "blind " + s.name() + Score.of(s.logErrors(s.samples(), training.engineConstants())));
    }
    var t = studies.timeToFirstToken();
    System.out.println("ttft " + Score.of(t.logErrors(t.samples(), serving.engineConstants())));
    training.write();
    serving.write();
  }

  private static <S> ConstantTable show(Study<S> study, ConstantTable table) {
    long t0 = System.nanoTime();
    ConstantTable fitted = table.with(study.fit(table));
    double[] dev = study.logErrors(study.samples(), fitted.engineConstants());
    double[] loso = study.leaveOneSourceOut(table);
    System.out.println(
        study.name()
            + " dev "
            + Score.of(dev)
            + " loso "
            + Score.of(loso)
            + " "
            + (System.nanoTime() - t0) / 1e9);
    for (String source :
        new java.util.TreeSet<>(study.samples().stream().map(Study.Sample::source).toList())) {
      System.out.println(
          "   "
              + source
              + " dev "
              + Score.of(study.of(source, dev))
              + " loso "
              + Score.of(study.of(source, loso)));
    }
    for (Constant c : fitted.fitted(study.constants()))
      System.out.println("      " + c.name() + " " + c.value());
    return fitted;
  }
}

package dev.finetunecost.report;

import dev.finetunecost.engine.uncertainty.Driver;
import dev.finetunecost.engine.uncertainty.Swing;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** What moves the result, in words. */
final class Drivers {
  /** More lines than this hide the ones that matter. */
  private static final int MOST = 6;

  private Drivers() {}

  static String inWords(Driver driver, Words words) {
    return words.say("driver." + driver.name().toLowerCase(Locale.ROOT));
  }

  /** As part of a sentence. */
  static String within(Driver driver, Words words) {
    return Names.small(inWords(driver, words));
  }

  /**
   * How far each input moves what the choice costs more than its rival, the strongest first; those
   * that move nothing a reader would see are left out.
   */
  static List<Report.Labelled> sensitivity(Subject subject) {
    if (subject.choice() == null || subject.rival() == null) {
      return List.of();
    }
    double visible = 0.01 * Objects.requireNonNull(subject.choice()).total().p50().dollars();
    return subject.estimate().sensitivity().stream()
        .filter(swing -> swing.width() >= visible)
        .limit(MOST)
        .map(swing -> line(swing, subject))
        .toList();
  }

  private static Report.Labelled line(Swing swing, Subject subject) {
    double most = Math.max(swing.lowUsd(), swing.highUsd());
    boolean flips = subject.difference() < 0 && subject.difference() + most > 0;
    return new Report.Labelled(
        inWords(swing.driver(), subject.words()),
        subject
            .words()
            .say(
                flips ? "sensitivity.flips" : "sensitivity.swing",
                Figures.signed(swing.lowUsd()),
                Figures.signed(swing.highUsd())));
  }
}

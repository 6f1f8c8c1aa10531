package dev.finetunecost.articles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Where an article is right we agree within its rounding; where it is wrong we say what is right.
 */
final class ArticlesTest {
  /** Articles round to whole dollars, to tenths of months, and to two digits of ratios. */
  private static final double ROUNDING = 0.016;

  private static final List<Figure> FIGURES = Figure.all();

  @TestFactory
  Stream<DynamicTest> whereAnArticleIsRightWeAgree() {
    return FIGURES.stream()
        .filter(figure -> figure.verdict().equals("ok") && !figure.stated().isEmpty())
        .filter(figure -> !STATED_AS_A_BAND.contains(figure.id()))
        .map(figure ->
            dynamicTest(
                figure.id(),
                () ->
                    IntStream.range(0, figure.stated().size())
                        .forEach(i -> assertClose(figure.ours().get(i), figure.stated().get(i)))));
  }

  /** Figures of which the article gives a band that holds the exact value. */
  private static final List<String> STATED_AS_A_BAND = List.of("000-025");

  @Test
  void aTotalThatIsGivenAsABandLiesInIt() {
    Figure total = figure("000-025");
    assertThat(total.ours()).allSatisfy(ours -> assertThat(ours).isBetween(4_500.0, 5_000.0));
  }

  @TestFactory
  Stream<DynamicTest> whereItIsWrongWeDiffer() {
    return FIGURES.stream()
        .filter(figure -> figure.verdict().equals("wrong"))
        .filter(figure -> !OTHER_PRICE.contains(figure.id()))
        .map(figure ->
            dynamicTest(
                figure.id(),
                () -> {
                  assertThat(figure.note()).isNotEmpty();
                  assertThat(figure.ours()).isNotEqualTo(figure.stated());
                }));
  }

  @TestFactory
  Stream<DynamicTest> whereItIsWrongOursIsTheCorrectedValue() {
    return FIGURES.stream()
        .filter(figure -> figure.verdict().equals("wrong") && !figure.corrected().isEmpty())
        .filter(figure -> !OTHER_PRICE.contains(figure.id()))
        .map(figure ->
            dynamicTest(
                figure.id(),
                () ->
                    IntStream.range(0, figure.corrected().size())
                        .forEach(
                            i -> assertClose(figure.ours().get(i), figure.corrected().get(i)))));
  }

  /** Written tokens are billed as output: the formula of the article takes the wrong price. */
  private static final List<String> OTHER_PRICE = List.of("004-107");

  @Test
  void thePageIsCurrent() throws IOException {
    assertThat(Files.readString(ArticlesPage.PATH))
        .as("write it anew with the main method of ArticlesPage")
        .isEqualTo(ArticlesPage.text());
  }

  private static Figure figure(String id) {
    return FIGURES.stream().filter(figure -> figure.id().equals(id)).findFirst().orElseThrow();
  }

  private static void assertClose(double ours, double theirs) {
    assertThat(ours).isCloseTo(theirs, within(Math.max(0.005, Math.abs(theirs) * ROUNDING)));
  }
}

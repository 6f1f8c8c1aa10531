package dev.finetunecost;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;

/** Which room may look into which. */
@AnalyzeClasses(packages = "dev.finetunecost", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {

  @ArchTest
  static final ArchRule theEngineKnowsOnlyItselfAndTheJdk =
      classes()
          .that()
          .resideInAPackage("dev.finetunecost.engine..")
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(
                  "dev.finetunecost.engine..",
                  "java.lang..",
                  "java.math..",
                  "java.time..",
                  "java.util..",
                  "org.jspecify.."));

  @ArchTest
  static final ArchRule theEngineReadsNoClock =
      noClasses()
          .that()
          .resideInAPackage("dev.finetunecost.engine..")
          .should()
          .callMethod(LocalDate.class, "now")
          .orShould()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Clock.class);

  @ArchTest
  static final ArchRule roomsOfTheEngineHaveNoCycles =
      slices().matching("dev.finetunecost.engine.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule roomsHaveNoCycles =
      slices().matching("dev.finetunecost.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule factsRoomsKnowNothingOfSlackOrTheCommandLine =
      noClasses()
          .that()
          .resideInAnyPackage(
              "dev.finetunecost.catalog..",
              "dev.finetunecost.prices..",
              "dev.finetunecost.language..",
              "dev.finetunecost.estimate..",
              "dev.finetunecost.report..")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(
                      "dev.finetunecost.slack..",
                      "dev.finetunecost.cli..",
                      "dev.finetunecost.playground..",
                      "dev.finetunecost.store..",
                      "dev.finetunecost.web..",
                      "com.slack..",
                      "picocli..")
                  .as("Slack, the command line or the store"));

  @ArchTest
  static final ArchRule theReportComputesFromTheEngineAlone =
      noClasses()
          .that()
          .resideInAPackage("dev.finetunecost.report..")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage("dev.finetunecost.prices..", "dev.finetunecost.catalog..")
                  .or(resideInAPackage("dev.finetunecost.language..")));

  @ArchTest
  static final ArchRule onlyTheFrontDoorKnowsEveryone =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.finetunecost")
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("dev.finetunecost.Main");

  @ArchTest
  static final ArchRule noCatchAllNames =
      noClasses()
          .should()
          .haveSimpleNameEndingWith("Util")
          .orShould()
          .haveSimpleNameEndingWith("Utils")
          .orShould()
          .haveSimpleNameEndingWith("Helper")
          .orShould()
          .haveSimpleNameEndingWith("Manager")
          .orShould()
          .haveSimpleNameEndingWith("Impl");
}

package dev.finetunecost.jobs;

import java.io.File;
import java.net.URI;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The class path of the tests, for processes that they start. */
public final class TestClassPath {
  private TestClassPath() {}

  /** As an argument of {@code java -cp}, also where a test runner loads classes in its own way. */
  public static String text() {
    return TestClassPath.class.getClassLoader() instanceof URLClassLoader loader
        ? Stream.of(loader.getURLs())
            .map(url -> Path.of(URI.create(url.toString())).toString())
            .collect(Collectors.joining(File.pathSeparator))
        : System.getProperty("java.class.path");
  }
}

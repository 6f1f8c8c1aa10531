package dev.finetunecost.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;

/** Gives each test an empty database of each kind. */
final class BothDatabases implements TestTemplateInvocationContextProvider {

  private enum Kind {
    SQLITE,
    POSTGRESQL
  }

  @Override
  public boolean supportsTestTemplate(ExtensionContext context) {
    return true;
  }

  @Override
  public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(
      ExtensionContext context) {
    return Stream.of(Kind.values()).map(BothDatabases::on);
  }

  private static TestTemplateInvocationContext on(Kind kind) {
    return new TestTemplateInvocationContext() {
      @Override
      public String getDisplayName(int invocationIndex) {
        return kind == Kind.SQLITE ? "on SQLite" : "on PostgreSQL";
      }

      @Override
      public List<Extension> getAdditionalExtensions() {
        return List.of(new Fresh(kind));
      }
    };
  }

  /** An empty database for one test, closed and removed after it. */
  private static final class Fresh implements ParameterResolver, AfterEachCallback {
    private final Kind kind;
    private @Nullable DatabaseAddress address;
    private @Nullable Database open;

    Fresh(Kind kind) {
      this.kind = kind;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      Class<?> type = parameter.getParameter().getType();
      return type == Database.class || type == DatabaseAddress.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      if (address == null) {
        address = fresh();
      }
      if (parameter.getParameter().getType() == DatabaseAddress.class) {
        return address;
      }
      open = Database.open(address, Clock.systemUTC());
      return open;
    }

    private DatabaseAddress fresh() {
      return switch (kind) {
        case SQLITE -> {
          try {
            yield DatabaseAddress.Embedded.in(Files.createTempDirectory("finetune-cost-test"));
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        }
        case POSTGRESQL -> PostgresServer.emptyDatabase();
      };
    }

    @Override
    public void afterEach(ExtensionContext context) throws IOException {
      if (open != null) {
        open.close();
      }
      if (address instanceof DatabaseAddress.Embedded embedded) {
        Path folder = embedded.file().getParent();
        try (Stream<Path> files = Files.walk(folder)) {
          files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        }
      }
    }
  }
}

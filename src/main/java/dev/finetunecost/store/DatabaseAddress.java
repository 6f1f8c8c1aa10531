package dev.finetunecost.store;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Where the database is. */
public sealed interface DatabaseAddress {

  /**
   * An SQLite file of our own.
   *
   * @param file an absolute path
   */
  record Embedded(Path file) implements DatabaseAddress {
    public Embedded {
      file = file.toAbsolutePath();
    }

    /** The file's place in the data folder. */
    public static Embedded in(Path home) {
      return new Embedded(home.resolve("finetune-cost.db"));
    }
  }

  /**
   * A PostgreSQL server, which many replicas may share.
   *
   * @param jdbcUrl without credentials, unless they were given inside a JDBC URL
   */
  record Postgres(String jdbcUrl, @Nullable String user, @Nullable String password)
      implements DatabaseAddress {

    /** The address without its secrets. */
    @Override
    public String toString() {
      return jdbcUrl.replaceFirst("\\?.*", "");
    }
  }

  /**
   * The database that a URL names: {@code postgres://user:password@host:port/name}, {@code
   * jdbc:postgresql:…} or {@code jdbc:sqlite:…}. Anything else: {@link IllegalArgumentException}.
   */
  static DatabaseAddress of(String url) {
    if (url.startsWith("jdbc:postgresql:")) {
      return new Postgres(url, null, null);
    }
    if (url.startsWith("jdbc:sqlite:") && url.length() > "jdbc:sqlite:".length()) {
      return new Embedded(Path.of(url.substring("jdbc:sqlite:".length())));
    }
    URI uri = URI.create(url);
    @Nullable String scheme = uri.getScheme();
    if (scheme == null || !scheme.toLowerCase(Locale.ROOT).matches("postgres(ql)?")) {
      throw new IllegalArgumentException("neither PostgreSQL nor SQLite");
    }
    @Nullable String path = uri.getPath();
    if (uri.getHost() == null || path == null || path.length() < 2) {
      throw new IllegalArgumentException("names no host or no database");
    }
    String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    return new Postgres(
        "jdbc:postgresql://" + uri.getHost() + port + uri.getRawPath() + query,
        credential(uri, 0),
        credential(uri, 1));
  }

  private static @Nullable String credential(URI uri, int place) {
    @Nullable String both = uri.getRawUserInfo();
    if (both == null) {
      return null;
    }
    String[] parts = both.split(":", 2);
    return place < parts.length ? decoded(parts[place]) : null;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}

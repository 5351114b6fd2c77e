package denwaban.e2e;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import denwaban.kernel.Bytes;
import denwaban.seal.age.Guess;
import denwaban.seal.crypto.AtRest;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/// The whole office, taken by somebody who has every right on the machine: all rows as the
/// database's superuser, all files, all keys of the server, what was printed and configured. What
/// lives in memory alone is not here.
final class Dump implements AutoCloseable {

  /// A bytea as PostgreSQL writes it.
  private static final Pattern HEX = Pattern.compile("\\\\x((?:[0-9a-f]{2}){16,})");

  /// Files that are tried as raw keys, too; larger ones are sealed payloads or the database's own.
  private static final long SMALL_FILE = 65_536;

  private final Office office;
  private final Connection root;

  private Dump(Office office, Connection root) {
    this.office = office;
    this.root = root;
  }

  static Dump of(Office office) throws Exception {
    return new Dump(office, Fences.connect(office, "denwaban_root"));
  }

  /// Everything sealed, as far as the server's own keys take off what they put around it.
  Guess target() throws Exception {
    var guess = new Guess();
    for (var row : rows()) guess.recipients(row);
    for (var header : headers()) guess.object(header);
    try (var sql = root.createStatement();
        var row = sql.executeQuery("select person_id::text, method, blob from client_unlock")) {
      while (row.next()) {
        if (row.getString("method").equals("recovery")) guess.kit(row.getBytes("blob"));
        else guess.passkey(row.getBytes("blob"), row.getString("person_id"));
      }
    }
    return guess;
  }

  /// Where something opens, or nothing.
  List<String> opens(Guess guess) throws Exception {
    var found = new ArrayList<String>();
    for (var row : rows()) {
      var opens = guess.finds(row);
      for (var bytes : HEX.matcher(row).results().toList()) {
        opens |= guess.finds(HexFormat.of().parseHex(bytes.group(1)));
      }
      if (opens) found.add("a row");
    }
    guess.everywhere(); // of the rest there is little
    for (var secret : unwrapped()) if (guess.finds(secret)) found.add("what the KEKs wrap");
    for (var file : lying()) {
      var where = office.home().relativize(file).toString();
      try {
        if (!where.contains("postgres") && Files.size(file) <= SMALL_FILE) {
          var bytes = Files.readAllBytes(file);
          if (guess.finds(bytes) || guess.finds(new String(bytes, ISO_8859_1))) found.add(where);
        } else if (guess.findsWritten(Files.readString(file, ISO_8859_1))) {
          found.add(where);
        }
      } catch (NoSuchFileException gone) {
        // The running database takes away files of its own: what is gone lies nowhere.
        assertThat(where).contains("postgres");
      }
    }
    return found;
  }

  private List<Path> lying() throws IOException {
    var all = new ArrayList<Path>();
    Files.walkFileTree(
        office.home(),
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes found) {
            if (found.isRegularFile()) all.add(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException why) throws IOException {
            if (why instanceof NoSuchFileException) return FileVisitResult.CONTINUE;
            throw why;
          }
        });
    return all;
  }

  /// Unwrapped with the keys that lie beside them: that is allowed to work.
  List<Bytes> headers() throws Exception {
    var all = new ArrayList<Bytes>();
    try (var sql = root.createStatement();
        var row = sql.executeQuery("select * from vault_header")) {
      while (row.next()) {
        var place =
            "%s|%s|%d|%s|%s"
                .formatted(
                    row.getString("client_id"),
                    row.getString("object_id"),
                    row.getInt("n"),
                    row.getString("audience"),
                    row.getString("kek"));
        all.add(unwrap(row.getString("kek"), row.getBytes("wrapped"), place));
      }
    }
    return all;
  }

  /// The server's own secrets: what signs logs, what seals their details, and the keys themselves.
  private List<byte[]> unwrapped() throws Exception {
    var all = new ArrayList<byte[]>();
    try (var keys = Files.list(office.data().resolve("keys"))) {
      for (var file : keys.toList()) {
        var name = file.getFileName().toString();
        if (name.startsWith("kek-")) all.add(kek(name.substring(4)).toArray());
      }
    }
    try (var sql = root.createStatement()) {
      try (var row = sql.executeQuery("select log::text, wrapped from audit_signer")) {
        while (row.next()) all.add(wrapped(row, "log-signer|" + row.getString("log")));
      }
      try (var row = sql.executeQuery("select log::text, wrapped from audit_lasting_signer")) {
        while (row.next()) all.add(wrapped(row, "log-lasting-signer|" + row.getString("log")));
      }
      try (var row = sql.executeQuery("select log, subject, wrapped from audit_detail_key")) {
        while (row.next()) {
          var place = "detail-key|" + row.getString("log") + "|" + row.getString("subject");
          all.add(wrapped(row, place));
        }
      }
    }
    return all;
  }

  private byte[] wrapped(ResultSet row, String place) throws Exception {
    try (var keys = Files.list(office.data().resolve("keys"))) {
      for (var file : keys.toList()) {
        var name = file.getFileName().toString();
        if (!name.startsWith("kek-")) continue;
        var key = kek(name.substring(4));
        var wrapped = Bytes.of(row.getBytes("wrapped"));
        var secret = AtRest.unwrap(key, wrapped, place.getBytes(UTF_8));
        if (secret.isPresent()) return secret.get().toArray();
      }
    }
    throw new AssertionError("no key of the server unwraps " + place);
  }

  private Bytes unwrap(String kek, byte[] wrapped, String place) throws Exception {
    return AtRest.unwrap(kek(kek), Bytes.of(wrapped), place.getBytes(UTF_8))
        .orElseThrow(() -> new AssertionError("the server's own key does not unwrap " + place));
  }

  private Bytes kek(String name) throws Exception {
    var keys = office.data().resolve("keys");
    var master = Bytes.of(Files.readAllBytes(keys.resolve("master")));
    var wrapped = Bytes.of(Files.readAllBytes(keys.resolve("kek-" + name)));
    return AtRest.unwrap(master, wrapped, name.getBytes(UTF_8)).orElseThrow();
  }

  private List<String> rows() throws SQLException {
    var all = new ArrayList<String>();
    for (var table :
        strings(
            "select quote_ident(relname) from pg_class where relnamespace = 'public'::regnamespace"
                + " and relkind in ('r', 'p')")) {
      all.addAll(strings("select t::text from " + table + " t"));
    }
    return all;
  }

  private List<String> strings(String sql) throws SQLException {
    try (var statement = root.createStatement();
        var row = statement.executeQuery(sql)) {
      var all = new ArrayList<String>();
      while (row.next()) all.add(row.getString(1));
      return all;
    }
  }

  @Override
  public void close() throws SQLException {
    root.close();
  }
}

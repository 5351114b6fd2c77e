package denwaban.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.Denwaban;
import denwaban.database.Cluster;
import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import denwaban.retention.key.DueKeys;
import denwaban.storage.key.KeyVault;
import denwaban.storage.key.WeekKey;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.postgresql.PGConnection;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/// The program itself, whole, with a client whose objects are all due.
final class EraseOffice implements AutoCloseable {

  private static final List<String> KINDS = List.of("recording", "message");

  /// Of an age header for one recipient, about.
  private static final int HEADER_BYTES = 300;

  /// Objects that go to the database at once.
  private static final int BATCH = 20_000;

  private static final int YEARS_AGO = 3;

  private static final String OBJECTS =
      "copy vault_object (id, client_id, kind, call_id, line, epoch, company, process, opened_at)"
          + " from stdin";

  private static final String HEADERS =
      "copy vault_header (object_id, client_id, n, audience, epoch, company, start_ms, sha256, kek,"
          + " wrapped) from stdin";

  private final ConfigurableApplicationContext office;
  private final KeyVault vault;
  private final Cluster cluster;
  private final List<Sample> samples = new ArrayList<>();
  private final Random chance = new Random(19);

  private record Sample(WeekKey key, byte[] place, Bytes wrapped) {}

  EraseOffice(Path folder, int http, int sip) {
    office =
        SpringApplication.run(
            Denwaban.class,
            "--denwaban.mode=demo",
            "--denwaban.data=" + folder.resolve("data"),
            "--denwaban.http.port=" + http,
            "--denwaban.sip.port=" + sip);
    vault = office.getBean(KeyVault.class);
    cluster = office.getBean(Cluster.class);
  }

  /// Objects over so many weeks, long ago, each header wrapped by the vault that wraps in earnest.
  void fill(ClientId client, int objects, int weeks, int sampled) throws IOException, SQLException {
    var first = Instant.now().minus(WeekKey.WEEK.multipliedBy(52L * YEARS_AGO));
    for (var from = 0; from < objects; from += BATCH) {
      var to = Math.min(objects, from + BATCH);
      var rows = new StringBuilder();
      var headers = new StringBuilder();
      for (var n = from; n < to; n++) {
        var begun = first.plus(WeekKey.WEEK.multipliedBy(n % weeks));
        var made = add(client, KINDS.get(n % KINDS.size()), begun, rows, headers);
        if (samples.size() < sampled && n % (objects / sampled) == 0) samples.add(made);
      }
      copy(OBJECTS, rows);
      copy(HEADERS, headers);
    }
  }

  private Sample add(
      ClientId client, String kind, Instant begun, StringBuilder rows, StringBuilder headers)
      throws IOException {
    var object = UUID.randomUUID();
    var key = WeekKey.of(client, kind, begun);
    var header = new byte[HEADER_BYTES];
    chance.nextBytes(header);
    var place = (client + "|" + object).getBytes(UTF_8);
    var wrapped = vault.wrap(key.kek(), header, place);
    rows.append(
        "%s\t%s\t%s\t%s\t%s\t1\tx\t%s\t%s%n"
            .formatted(object, client, kind, object, client, client, begun));
    headers.append(
        "%s\t%s\t0\tcompany\t1\tx\t0\t\\\\x%s\t%s\t\\\\x%s%n"
            .formatted(
                object,
                client,
                "00".repeat(32),
                key.kek().name(),
                HexFormat.of().formatHex(wrapped.toArray())));
    return new Sample(key, place, wrapped);
  }

  private void copy(String sql, StringBuilder rows) throws SQLException, IOException {
    try (var root = cluster.root()) {
      root.unwrap(PGConnection.class)
          .getCopyAPI()
          .copyIn(sql, new ByteArrayInputStream(rows.toString().getBytes(UTF_8)));
    }
  }

  long keys(ClientId client) throws SQLException {
    return number(
        "select count(*) from retention_key where client_id = '%s'".formatted(client));
  }

  /// How many samples open.
  int opened() throws IOException {
    var opened = 0;
    for (var one : samples) {
      if (vault.unwrap(one.key().kek(), one.wrapped(), one.place()).isPresent()) opened++;
    }
    return opened;
  }

  /// As each round does it.
  void destroy(ClientId client) {
    office.getBean(DueKeys.class).round(client, true);
  }

  /// @return how many rows
  long delete(ClientId client) throws SQLException {
    try (var root = cluster.root();
        var sql = root.createStatement()) {
      return sql.executeLargeUpdate(
          "delete from vault_header where client_id = '%s'".formatted(client));
    }
  }

  private long number(String query) throws SQLException {
    try (var root = cluster.root();
        var sql = root.createStatement();
        var row = sql.executeQuery(query)) {
      row.next();
      return row.getLong(1);
    }
  }

  @Override
  public void close() {
    var database = (AutoCloseable) office.getBean("database");
    office.close();
    try {
      database.close();
    } catch (Exception e) {
      throw new IllegalStateException("the database did not stop", e);
    }
  }
}

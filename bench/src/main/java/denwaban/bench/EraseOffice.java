package denwaban.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.Denwaban;
import denwaban.database.Cluster;
import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import denwaban.retention.key.DueKeys;
import denwaban.storage.key.KeyVault;
import denwaban.storage.key.WeekKey;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
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
      """
      insert into vault_object
        (id, client_id, kind, call_id, line, epoch, company, process, opened_at)
      select id, ?::uuid, kind, id, id, 1, 'x', id, begun::timestamptz
      from unnest(?::uuid[], ?::text[], ?::text[]) as of (id, kind, begun)
      """;

  private static final String HEADERS =
      """
      insert into vault_header
        (object_id, client_id, n, audience, epoch, company, start_ms, sha256, kek, wrapped)
      select id, ?::uuid, 0, 'company', 1, 'x', 0, sha256(wrapped), kek, wrapped
      from unnest(?::uuid[], ?::text[], ?::bytea[]) as of (id, kek, wrapped)
      """;

  private static final String TOKEN_SETS =
      """
      insert into vault_token_set (object_id, client_id, call_id, company)
      select id, ?::uuid, id, 'x' from unnest(?::uuid[]) as of (id)
      """;

  /// Two numbers of each: who rang, and one in the text.
  private static final String TOKENS =
      """
      insert into vault_token (object_id, client_id, token)
      select id, ?::uuid, uuid_send(gen_random_uuid())
      from unnest(?::uuid[]) as of (id), generate_series(1, 2)
      """;

  /// What the program has of them in rows, with its indexes. Payloads are files.
  private static final List<String> TABLES =
      List.of("vault_token", "vault_token_set", "vault_header", "vault_object");

  private final ConfigurableApplicationContext office;
  private final KeyVault vault;
  private final Cluster cluster;
  private final List<Sealed> samples = new ArrayList<>();
  private final Random chance = new Random(19);

  private record Sealed(UUID object, WeekKey key, Instant begun, Bytes place, Bytes wrapped) {}

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
  void fill(ClientId client, int objects, int weeks, int kinds, int sampled)
      throws IOException, SQLException {
    samples.clear();
    var first = Instant.now().minus(WeekKey.WEEK.multipliedBy(52L * YEARS_AGO));
    for (var from = 0; from < objects; from += BATCH) {
      var batch = new ArrayList<Sealed>();
      for (var n = from; n < Math.min(objects, from + BATCH); n++) {
        var begun = first.plus(WeekKey.WEEK.multipliedBy(n % weeks));
        var made = seal(WeekKey.of(client, KINDS.get(n / weeks % kinds), begun), begun);
        batch.add(made);
        if (samples.size() < sampled && n % (objects / sampled) == 0) samples.add(made);
      }
      add(client, batch);
    }
  }

  private Sealed seal(WeekKey key, Instant begun) throws IOException {
    var object = UUID.randomUUID();
    var header = new byte[HEADER_BYTES];
    chance.nextBytes(header);
    var place = Bytes.of((key.client() + "|" + object).getBytes(UTF_8));
    return new Sealed(object, key, begun, place, vault.wrap(key.kek(), header, place.toArray()));
  }

  private void add(ClientId client, List<Sealed> batch) throws SQLException {
    try (var root = cluster.root();
        var objects = root.prepareStatement(OBJECTS);
        var headers = root.prepareStatement(HEADERS)) {
      var ids = batch.stream().map(Sealed::object).toArray();
      objects.setString(1, client.toString());
      objects.setArray(2, root.createArrayOf("uuid", ids));
      objects.setArray(
          3, root.createArrayOf("text", batch.stream().map(it -> it.key().kind()).toArray()));
      objects.setArray(
          4, root.createArrayOf("text", batch.stream().map(it -> it.begun().toString()).toArray()));
      objects.executeUpdate();
      headers.setString(1, client.toString());
      headers.setArray(2, root.createArrayOf("uuid", ids));
      headers.setArray(
          3, root.createArrayOf("text", batch.stream().map(it -> it.key().kek().name()).toArray()));
      headers.setArray(
          4,
          root.createArrayOf(
              "bytea", batch.stream().map(it -> it.wrapped().toArray()).toArray(byte[][]::new)));
      headers.executeUpdate();
      for (var statement : List.of(TOKEN_SETS, TOKENS)) {
        try (var tokens = root.prepareStatement(statement)) {
          tokens.setString(1, client.toString());
          tokens.setArray(2, root.createArrayOf("uuid", ids));
          tokens.executeUpdate();
        }
      }
    }
  }

  long keys(ClientId client) throws SQLException {
    return number("select count(*) from retention_key where client_id = '%s'".formatted(client));
  }

  /// How many samples open.
  int opened() throws IOException {
    var opened = 0;
    for (var one : samples) {
      if (vault.unwrap(one.key().kek(), one.wrapped(), one.place().toArray()).isPresent()) opened++;
    }
    return opened;
  }

  /// As each round does it.
  void destroy(ClientId client) {
    office.getBean(DueKeys.class).round(client, true);
  }

  /// Of the headers alone.
  ///
  /// @return how many rows
  long deleteHeaders(ClientId client) throws SQLException {
    return delete("vault_header", client);
  }

  /// Of all rows of the objects.
  void deleteRest(ClientId client) throws SQLException {
    for (var table : TABLES) {
      delete(table, client);
    }
  }

  private long delete(String table, ClientId client) throws SQLException {
    try (var root = cluster.root();
        var sql = root.createStatement()) {
      return sql.executeLargeUpdate(
          "delete from %s where client_id = '%s'".formatted(table, client));
    }
  }

  /// Until then a deleted row lies in the table's file, whole.
  void vacuum() throws SQLException {
    try (var root = cluster.root();
        var sql = root.createStatement()) {
      for (var table : TABLES) {
        sql.execute("vacuum " + table);
      }
      sql.execute("checkpoint");
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

package denwaban.copies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import denwaban.access.CurrentUser;
import denwaban.access.Role;
import denwaban.audit.Action;
import denwaban.audit.Actor;
import denwaban.audit.Entry;
import denwaban.audit.Purpose;
import denwaban.audit.TestLog;
import denwaban.check.ProofTool;
import denwaban.client.KeyKind;
import denwaban.client.key.TestClients;
import denwaban.database.TestDatabase;
import denwaban.http.Problem;
import denwaban.http.outbound.TestOutbound;
import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import denwaban.kernel.Ids;
import denwaban.network.TrustedServers;
import denwaban.people.TestPeople;
import denwaban.storage.S3Server;
import denwaban.storage.TestStorage;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

class CopyRoundsTest {

  @RegisterExtension static final TestDatabase database = new TestDatabase();

  private static final String TOKEN = "tok-0123456789-secret";

  @TempDir Path folder;

  private TestLog log;
  private TestClients clients;
  private ClientId aoba;
  private CurrentUser admin;
  private Path copies;
  private Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);

  @BeforeEach
  void open() {
    database
        .superuser()
        .sql(
            "truncate audit_outbox, audit_signer, audit_lasting_signer, audit_detail_key,"
                + " audit_pseudonym, audit_checkpoint, audit_tile, audit_entry, copy_state,"
                + " copy_target, client cascade")
        .update();
    log = new TestLog(database, folder);
    clients = new TestClients(database, log.door());
    aoba = clients.add("aoba", KeyKind.X25519).id();
    admin = new TestPeople(database, log.door(), event -> {}).add("青葉 涼", Role.CLIENT_ADMIN, aoba);
    copies = folder.resolve("copies");
    database
        .fence()
        .office(() ->
            log.door()
                .append(
                    Entry.done(Action.RELEASE_SERVED, null, "x", Actor.SERVICE, Purpose.OPERATE)));
    log.sequence();
  }

  @Test
  void each_log_gets_a_folder_each_hour() throws Exception {
    var house = house(copies, true, null);
    house.round();
    accepted(aoba, copies.resolve(aoba.toString()), "--first");
    assertThat(copies.resolve("installation/checkpoint")).exists();
    var first = house.seen().folder();
    assertThat(Objects.requireNonNull(first).size()).isEqualTo(entries());
    assertThat(first.at()).isEqualTo(now);

    append(300);
    now = now.plus(CopyRounds.EVERY).minusSeconds(1);
    house.round();
    assertThat(house.seen().folder()).isEqualTo(first);
    now = now.plusSeconds(1);
    house.round();
    assertThat(Objects.requireNonNull(house.seen().folder()).size()).isEqualTo(entries());
    accepted(aoba, copies.resolve(aoba.toString()), "--keep");
  }

  @Test
  void a_share_that_was_away_is_whole_again_when_it_is_back() throws Exception {
    var house = house(copies, true, null);
    house.round();
    var share = Files.move(copies, folder.resolve("share"));
    Files.createDirectory(copies);
    append(300);
    now = now.plus(CopyRounds.EVERY);
    house.round();
    assertThat(house.folder().trouble()).isEqualTo(CopyTrouble.AWAY);
    assertThat(copies).as("nothing is written beside the share").isEmptyDirectory();

    Files.delete(copies);
    Files.move(share, copies);
    append(300);
    now = now.plus(CopyRounds.EVERY);
    house.round();
    assertThat(house.folder().trouble()).isNull();
    assertThat(house.folder().size()).isEqualTo(entries());
    accepted(aoba, copies.resolve(aoba.toString()), "--first");
  }

  @Test
  void a_folder_that_lost_a_copy_or_has_an_older_one_gets_all_of_it() throws Exception {
    var house = house(copies, true, null);
    append(300);
    house.round();
    var copy = copies.resolve(aoba.toString());
    var before = Files.readString(copy.resolve("checkpoint"));
    append(300);
    now = now.plus(CopyRounds.EVERY);
    house.round();
    for (var checkpoint : List.of("", before)) {
      FileSystemUtils.deleteRecursively(copy.resolve("tile"));
      Files.delete(copy.resolve("checkpoint"));
      if (!checkpoint.isEmpty()) Files.writeString(copy.resolve("checkpoint"), checkpoint);
      now = now.plus(CopyRounds.EVERY);
      house.round();
      accepted(aoba, copy, checkpoint.isEmpty() ? "--first" : "--keep");
    }
  }

  @Test
  void a_folder_of_before_there_were_marks_is_taken_on_if_the_copies_are_there() throws Exception {
    var house = house(copies, true, null);
    house.round();
    var mark = copies.resolve(CopiesFolder.MARK);
    Files.delete(mark);
    Files.delete(folder.resolve(CopiesFolder.KNOWN));
    var share = Files.move(copies, folder.resolve("share"));
    Files.createDirectory(copies);
    now = now.plus(CopyRounds.EVERY);
    house.round();
    assertThat(house.folder().trouble()).isEqualTo(CopyTrouble.AWAY);
    assertThat(copies).isEmptyDirectory();

    Files.delete(copies);
    Files.move(share, copies);
    now = now.plus(CopyRounds.EVERY);
    house.round();
    assertThat(house.folder().trouble()).isNull();
    assertThat(mark).exists();
  }

  @Test
  void another_folder_in_the_settings_gets_all_of_it() throws Exception {
    append(300);
    house(copies, true, null).round();
    var next = folder.resolve("next");
    now = now.plus(CopyRounds.EVERY);
    var house = house(next, true, null);
    house.round();
    assertThat(house.folder().trouble()).isNull();
    accepted(aoba, next.resolve(aoba.toString()), "--first");
  }

  @Test
  void without_a_folder_and_a_place_nothing_is_written_and_nothing_is_shown() throws Exception {
    var house = house(null, true, null);
    house.round();
    assertThat(house.seen().folder()).isNull();
    assertThat(house.seen().target()).isNull();
    assertThat(house.seen().own()).isNull();
    assertThat(count("copy_state")).isZero();
  }

  @Test
  void a_clients_own_server_gets_every_file_with_its_token() throws Exception {
    append(300);
    try (var server = new ClientServer(folder.resolve("server"), "IP:127.0.0.1")) {
      var house = house(null, true, server.ca());
      house.logCopyService.set(admin, new Target.Https(server.url()), TOKEN);
      house.round();

      accepted(aoba, server.kept, "--first");
      assertThat(server.seen).allMatch(request -> request.startsWith("PUT /logs/"));
      assertThat(server.seen.getLast()).isEqualTo("PUT /logs/checkpoint");
      assertThat(server.tokens).containsOnly("Bearer " + TOKEN);
      assertThat(house.own().trouble()).isNull();
      assertThat(house.own().size()).isEqualTo(entries() - 1); // but for the entry that set it
      assertThat(dump("copy_target")).doesNotContain(TOKEN);
      assertThat(log.outbox(aoba)).filteredOn(leaf -> leaf.contains("copy.set")).hasSize(1);

      var before = server.seen.size();
      append(1);
      now = now.plus(CopyRounds.EVERY);
      house.round();
      accepted(aoba, server.kept, "--keep");
      assertThat(server.seen.subList(before, server.seen.size()))
          .noneMatch(request -> request.endsWith("/tile/0/000"));
    }
  }

  @Test
  void what_is_still_being_written_says_nothing_of_a_place_that_was_set_meanwhile()
      throws Exception {
    append(300);
    try (var server = new ClientServer(folder.resolve("server"), "IP:127.0.0.1")) {
      var house = house(null, true, server.ca());
      house.logCopyService.set(admin, new Target.Https(server.url()), TOKEN);
      var again = "tok-another-0123456789";
      server.status =
          path -> {
            if (path.endsWith("/keys") && !server.tokens.contains("Bearer " + again)) {
              now = now.plusSeconds(1);
              house.logCopyService.set(admin, new Target.Https(server.url()), again);
            }
            return 201;
          };
      house.round();
      assertThat(server.tokens).containsOnly("Bearer " + TOKEN);
      assertThat(house.own()).isEqualTo(new LogCopyService.Copy(0, null, null));

      var before = server.seen.size();
      house.round();
      assertThat(server.seen.subList(before, server.seen.size()))
          .as("all of it, at once")
          .anyMatch(request -> request.endsWith("/tile/0/000"));
      assertThat(server.tokens.getLast()).isEqualTo("Bearer " + again);
      assertThat(house.own().size()).isGreaterThan(300);
    }
  }

  @Test
  void what_fails_at_a_place_that_was_left_is_no_trouble_of_the_new_one() throws Exception {
    try (var server = new ClientServer(folder.resolve("server"), "IP:127.0.0.1")) {
      var house = house(null, true, server.ca());
      house.logCopyService.set(admin, new Target.Https(server.url()), TOKEN);
      server.status =
          path -> {
            now = now.plusSeconds(1);
            house.logCopyService.set(admin, new Target.Https(server.url()), TOKEN);
            return 401;
          };
      house.round();
      assertThat(house.own()).isEqualTo(new LogCopyService.Copy(0, null, null));
      assertThat(log.outbox(aoba)).noneMatch(leaf -> leaf.contains("copy.failed"));
      server.status = path -> 201;
      house.round();
      assertThat(house.own().trouble()).isNull();
      assertThat(house.own().size()).isPositive();
    }
  }

  @Test
  void a_server_that_breaks_off_keeps_the_good_copy_of_before() throws Exception {
    try (var server = new ClientServer(folder.resolve("server"), "IP:127.0.0.1")) {
      var house = house(null, true, server.ca());
      house.logCopyService.set(admin, new Target.Https(server.url()), TOKEN);
      house.round();
      accepted(aoba, server.kept, "--first");
      append(300);
      server.status = path -> path.endsWith("/tile/0/000") ? 507 : 201;
      now = now.plus(CopyRounds.EVERY);
      house.round();
      accepted(aoba, server.kept);
      assertThat(house.own().trouble()).isEqualTo(CopyTrouble.REFUSED);
      assertThat(house.own().at()).isEqualTo(now.minus(CopyRounds.EVERY));
      server.status = path -> 201;
      now = now.plus(Duration.ofMinutes(1));
      house.round();
      accepted(aoba, server.kept, "--keep");
      assertThat(house.own().trouble()).isNull();
    }
  }

  @Test
  void a_refusal_is_an_entry_once_and_is_tried_again_after_longer_each_time() throws Exception {
    try (var server = new ClientServer(folder.resolve("server"), "IP:127.0.0.1")) {
      server.status = path -> 401;
      var house = house(null, true, server.ca());
      house.logCopyService.set(admin, new Target.Https(server.url()), TOKEN);
      for (var wait : new int[] {1, 2, 4}) {
        var before = server.seen.size();
        house.round();
        assertThat(server.seen).hasSize(before + 1);
        now = now.plus(Duration.ofMinutes(wait)).minusSeconds(1);
        house.round();
        assertThat(server.seen).hasSize(before + 1);
        now = now.plusSeconds(1);
      }
      assertThat(log.outbox(aoba)).filteredOn(leaf -> leaf.contains("copy.failed")).hasSize(1);
      assertThat(house.own()).isEqualTo(new LogCopyService.Copy(0, null, CopyTrouble.REFUSED));
    }
  }

  @Test
  void a_redirect_is_not_followed() throws Exception {
    try (var server = new ClientServer(folder.resolve("server"), "IP:127.0.0.1")) {
      server.status = path -> 307;
      var house = house(null, true, server.ca());
      house.logCopyService.set(admin, new Target.Https(server.url()), TOKEN);
      house.round();
      assertThat(server.seen).containsExactly("PUT /logs/keys");
      assertThat(house.own().trouble()).isEqualTo(CopyTrouble.REFUSED);
    }
  }

  @Test
  void a_server_that_no_certificate_answers_for_gets_nothing() throws Exception {
    try (var server = new ClientServer(folder.resolve("server"), "IP:127.0.0.1");
        var other = new ClientServer(folder.resolve("other"), "DNS:copies.example")) {
      var stranger = house(null, true, null);
      stranger.logCopyService.set(admin, new Target.Https(server.url()), TOKEN);
      stranger.round();
      assertThat(stranger.own().trouble()).isEqualTo(CopyTrouble.NOT_TRUSTED);
      assertThat(server.seen).isEmpty();

      var misnamed = house(null, true, other.ca());
      misnamed.logCopyService.set(admin, new Target.Https(other.url()), TOKEN);
      misnamed.round();
      assertThat(misnamed.own().trouble()).isEqualTo(CopyTrouble.NOT_TRUSTED);
      assertThat(other.seen).isEmpty();
    }
  }

  @Test
  void a_server_that_does_not_answer_is_given_up() throws Exception {
    try (var server = new ClientServer(folder.resolve("server"), "IP:127.0.0.1")) {
      var free = new CountDownLatch(1);
      server.status = path -> awaited(free) + 299; // keeps nothing
      var slow =
          new HttpsDestination(
              URI.create(server.url() + "/"),
              TOKEN,
              TrustedServers.with(server.ca(), "x"),
              Duration.ofMillis(500));
      try (slow) {
        assertThatThrownBy(() -> slow.put("keys", Bytes.of(new byte[3])))
            .isInstanceOfSatisfying(
                CopyFailed.class, e -> assertThat(e.why()).isEqualTo(CopyTrouble.AWAY));
      }
      free.countDown();
    }
  }

  @Test
  void one_that_is_slow_keeps_nobody_waiting() throws Exception {
    var minato = clients.add("minato", KeyKind.X25519).id();
    log.sequence();
    try (var server = new ClientServer(folder.resolve("server"), "IP:127.0.0.1")) {
      var free = new CountDownLatch(1);
      server.status = path -> awaited(free);
      var house = house(copies, true, server.ca());
      house.logCopyService.set(admin, new Target.Https(server.url()), TOKEN);
      house.copyRounds.round();
      house.copyRounds.round();
      for (var i = 0;
          i < 100
              && Objects.requireNonNull(house.logCopyService.seen(minato).folder()).at() == null;
          i++) {
        Thread.sleep(100);
      }
      accepted(minato, copies.resolve(minato.toString()), "--first");
      assertThat(house.own().at()).isNull();
      free.countDown();
      house.copyRounds.settle();
      assertThat(house.own().at()).isEqualTo(now);
      assertThat(server.seen.stream().filter(request -> request.endsWith("/keys"))).hasSize(1);
    }
  }

  @Test
  void an_address_that_leads_inside_cannot_be_set_and_is_not_gone_to() throws Exception {
    try (var server = new ClientServer(folder.resolve("server"), "IP:127.0.0.1")) {
      var house = house(null, false, server.ca());
      for (var inside :
          List.of(server.url(), "https://localhost/", "https://10.0.0.1/", "https://[::1]/")) {
        assertThatThrownBy(() -> house.logCopyService.set(admin, new Target.Https(inside), TOKEN))
            .isInstanceOfSatisfying(
                Problem.class, e -> assertThat(e.code()).isEqualTo("address-private"));
        var bucket = new Target.Bucket(inside, "us-east-1", "logs", true, 0);
        assertThatThrownBy(() -> house.logCopyService.set(admin, bucket, "AKID\nsecret"))
            .isInstanceOfSatisfying(
                Problem.class, e -> assertThat(e.code()).isEqualTo("address-private"));
      }
      // as if its name had been pointed elsewhere afterwards
      house(null, true, server.ca())
          .logCopyService
          .set(admin, new Target.Https(server.url()), TOKEN);
      house.round();
      assertThat(server.seen).isEmpty();
      assertThat(house.own().trouble()).isEqualTo(CopyTrouble.PRIVATE_ADDRESS);
    }
  }

  /// S3Mock asks nobody who he is; that it is the client's key that signs, the gate before it sees.
  @Test
  void a_clients_bucket_gets_the_same_files() throws Exception {
    append(300);
    try (var s3 = S3Server.start(TestDatabase.dataFolder())) {
      var http = HttpClient.newHttpClient();
      signed(http, s3, "PUT", "/logs");
      var house = house(null, true, null);
      var bucket = new Target.Bucket(s3.endpoint(), "us-east-1", "logs", true, 30);
      house.logCopyService.set(admin, bucket, "AKID\nsecret");
      house.round();
      assertThat(house.own().trouble()).isNull();
      assertThat(s3.locks).contains("x-amz-object-lock-mode: GOVERNANCE");
      var puts = s3.seen.stream().filter(request -> request.startsWith("PUT /logs/")).toList();
      assertThat(puts.getLast()).endsWith("/" + aoba + "/checkpoint");
      for (var put : puts) {
        var path = put.substring("PUT ".length());
        var file = folder.resolve("fetched" + path);
        Files.createDirectories(file.getParent());
        Files.write(file, signed(http, s3, "GET", path));
      }
      accepted(aoba, folder.resolve("fetched/logs/" + aoba), "--first");

      s3.refused = request -> request.startsWith("PUT");
      now = now.plus(CopyRounds.EVERY);
      house.round();
      assertThat(house.own().trouble()).isEqualTo(CopyTrouble.REFUSED);
    }
  }

  private static byte[] signed(HttpClient http, S3Server s3, String method, String path)
      throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(s3.endpoint() + path))
            .header("Authorization", "AWS4-HMAC-SHA256 Credential=test")
            .method(method, HttpRequest.BodyPublishers.noBody())
            .build();
    return http.send(request, BodyHandlers.ofByteArray()).body();
  }

  @Test
  void secrets_and_buckets_of_another_form_are_refused() {
    var house = house(null, true, null);
    var https = new Target.Https("https://127.0.0.1/");
    for (var secret : List.of("", "a b", "a\nb", "a\r\nX: y", "é", "x".repeat(501))) {
      assertThatThrownBy(() -> house.logCopyService.set(admin, https, secret))
          .isInstanceOfSatisfying(
              Problem.class, e -> assertThat(e.code()).isEqualTo("secret-malformed"));
    }
    house.logCopyService.set(admin, https, "x".repeat(500));
    for (var days : new int[] {-1, 3_651}) {
      assertThatThrownBy(() -> new Target.Bucket("https://a", "us-east-1", "logs", true, days))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(new Target.Bucket("https://a", "us-east-1", "logs", true, 3_650)).isNotNull();
    assertThatThrownBy(() -> new Target.Bucket("https://a", "us-east-1", "a/../b", true, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_log_that_lost_entries_does_not_go_over_the_copy() throws Exception {
    append(10);
    var before = entries();
    var house = house(copies, true, null);
    house.round();
    shorter(house, "");
    assertThat(log.outbox(aoba)).filteredOn(leaf -> leaf.contains("copy.failed")).hasSize(1);
    assertThat(Files.readString(copies.resolve(aoba.toString()).resolve("checkpoint")))
        .contains("\n" + before + "\n");
  }

  /// As after a restore: what is known of the copy went back with the log.
  @Test
  void a_log_that_came_back_older_does_not_go_over_the_copy_either() throws Exception {
    append(10);
    var before = entries();
    var house = house(copies, true, null);
    house.round();
    shorter(house, ", copy_state");
    assertThat(Files.readString(copies.resolve(aoba.toString()).resolve("checkpoint")))
        .contains("\n" + before + "\n");
  }

  /// The log is another one with fewer entries, and that is seen.
  ///
  /// @param also what else is gone, as the rest of a statement
  private void shorter(House house, String also) throws Exception {
    database
        .superuser()
        .sql("truncate audit_outbox, audit_checkpoint, audit_tile, audit_entry" + also + " cascade")
        .update();
    append(3);
    now = now.plus(CopyRounds.EVERY);
    house.round();
    assertThat(Objects.requireNonNull(house.seen().folder()).trouble())
        .isEqualTo(CopyTrouble.OTHER_LOG);
  }

  @Test
  void another_log_of_the_same_size_does_not_go_over_the_tiles_of_the_copy() throws Exception {
    append(10);
    var before = (int) entries();
    var house = house(copies, true, null);
    house.round();
    database
        .superuser()
        .sql("truncate audit_outbox, audit_checkpoint, audit_tile, audit_entry cascade")
        .update();
    append(before);
    now = now.plus(CopyRounds.EVERY);
    house.round();
    assertThat(Objects.requireNonNull(house.seen().folder()).trouble())
        .isEqualTo(CopyTrouble.OTHER_LOG);
    var ages = new CopyAges(house.logCopyService, () -> now).ages(Duration.ofHours(26));
    assertThat(ages.late()).as("they are new").isZero();
    assertThat(ages.other()).isPositive();
  }

  @Test
  void by_hand_it_is_a_tar_and_the_entry_comes_first() throws Exception {
    append(300);
    var house = house(null, true, null);
    house.logCopyService.logTaken(admin);
    assertThat(log.outbox(aoba)).filteredOn(leaf -> leaf.contains("copy.taken")).hasSize(1);
    log.sequence();
    try (var out = Files.newOutputStream(folder.resolve("log.tar"))) {
      house.logCopyService.take(admin, out);
    }
    var tar =
        new ProcessBuilder("tar", "-xf", "log.tar").directory(folder.toFile()).inheritIO().start();
    assertThat(tar.waitFor()).isZero();
    accepted(aoba, folder.resolve(aoba.toString()), "--first");
  }

  @Test
  void what_was_set_can_be_removed_and_another_client_sees_nothing_of_it() throws Exception {
    var minato = clients.add("minato", KeyKind.X25519).id();
    var house = house(null, true, null);
    house.logCopyService.set(admin, new Target.Https("https://127.0.0.1:1/"), TOKEN);
    assertThat(house.seen().target()).isEqualTo(new Target.Https("https://127.0.0.1:1/"));
    assertThat(house.logCopyService.seen(minato).target()).isNull();
    assertThat(
            database
                .fence()
                .as(
                    minato,
                    () ->
                        database
                            .jdbc()
                            .sql("select count(*) from copy_target")
                            .query(Long.class)
                            .single()))
        .isZero();
    house.round();
    assertThat(house.own().trouble()).isEqualTo(CopyTrouble.AWAY);
    house.logCopyService.remove(admin);
    assertThat(house.seen().target()).isNull();
    assertThat(count("copy_state")).isZero();
    assertThatThrownBy(() -> house.logCopyService.remove(admin)).isInstanceOf(Problem.class);
    assertThat(house.logCopyService.all()).hasSize(3);
  }

  private static int awaited(CountDownLatch free) {
    try {
      free.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return 201;
  }

  private House house(@Nullable Path folder, boolean allowPrivate, @Nullable Path ca) {
    return new House(new CopiesSettings(folder, allowPrivate, ca, null));
  }

  /// What copies, and what people do with it.
  final class House {

    final CopyRounds copyRounds;
    final LogCopyService logCopyService;

    House(CopiesSettings settings) {
      var copyTargets =
          new CopyTargets(
              settings,
              folder,
              TestStorage.keys(folder),
              TestOutbound.flows(database, () -> now),
              new Ids(() -> now, new Random()),
              () -> now);
      var book = new CopyTable(database.jdbc());
      var transactions = database.fence();
      copyRounds =
          new CopyRounds(
              copyTargets,
              log.copies(),
              book,
              clients.clients(),
              transactions,
              log.door(),
              () -> now);
      logCopyService =
          new LogCopyService(
              copyTargets,
              copyRounds,
              log.copies(),
              book,
              clients.clients(),
              transactions,
              log.door(),
              () -> now);
    }

    void round() throws InterruptedException {
      copyRounds.round();
      copyRounds.settle();
      log.sequence();
    }

    LogCopyService.Seen seen() {
      return logCopyService.seen(aoba);
    }

    LogCopyService.Copy folder() {
      return Objects.requireNonNull(seen().folder());
    }

    LogCopyService.Copy own() {
      return Objects.requireNonNull(seen().own());
    }
  }

  private void accepted(ClientId client, Path copy, String... more) {
    var words = new ArrayList<Object>(List.of(copy, "--last", folder.resolve("last-" + client)));
    log.reading().keys(client).forEach(key -> words.addAll(List.of("--log-key", key)));
    words.addAll(List.of(more));
    var answer = ProofTool.run(words.toArray());
    assertThat(answer.code()).as(answer.text()).isZero();
  }

  private long entries() {
    return log.copies().size(aoba);
  }

  private void append(int count) {
    database
        .fence()
        .run(
            aoba,
            () -> {
              for (var i = 0; i < count; i++) {
                var id = UUID.randomUUID().toString();
                log.door()
                    .append(
                        Entry.done(Action.RECORDING_KEPT, aoba, id, Actor.EDGE, Purpose.OPERATE));
              }
            });
    log.sequence();
  }

  private static long count(String table) {
    return database.superuser().sql("select count(*) from " + table).query(Long.class).single();
  }

  private static String dump(String table) {
    return database
        .superuser()
        .sql(
            "select coalesce(string_agg(t::text || encode(t.secret, 'escape'), ' '), '') from "
                + table
                + " t")
        .query(String.class)
        .single();
  }
}

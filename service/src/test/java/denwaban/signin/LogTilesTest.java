package denwaban.signin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import denwaban.access.Role;
import denwaban.audit.Action;
import denwaban.audit.Actor;
import denwaban.audit.AuditLog;
import denwaban.audit.Entry;
import denwaban.audit.Purpose;
import denwaban.audit.proof.Checkpoint;
import denwaban.audit.proof.EntryBundle;
import denwaban.audit.proof.Frontier;
import denwaban.audit.proof.NoteKey;
import denwaban.audit.reading.LogReader;
import denwaban.audit.reading.LogTiles;
import denwaban.database.tenant.TenantTransactions;
import denwaban.kernel.Bytes;
import denwaban.people.PeopleHouse;
import denwaban.people.PeopleTest;
import denwaban.people.TestBrowser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class LogTilesTest extends PeopleTest {

  private static final String LOG = "/api/logs/" + PeopleHouse.AOBA + "/";
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @Autowired AuditLog entries;
  @Autowired LogReader reading;
  @Autowired LogTiles tiles;
  @Autowired TenantTransactions transactions;

  private TestBrowser member;

  @BeforeEach
  void grow() {
    member = signedIn(Role.CLIENT_MEMBER);
    var _ = append(300);
  }

  @Test
  void the_entries_over_http_give_the_root_of_the_signed_state() throws Exception {
    var note = new String(get("checkpoint").body(), UTF_8);
    var key = NoteKey.parse(reading.keys(PeopleHouse.AOBA).getFirst());
    var state = Checkpoint.check(note, key).orElseThrow().value();
    var frontier = Frontier.of(0, List.of());
    for (var from = 0L; from < state.size(); from += 256) {
      var width = (int) Math.min(256, state.size() - from);
      EntryBundle.read(Bytes.of(get("tile/entries/" + tail(from / 256, width)).body()))
          .forEach(frontier::add);
    }
    assertThat(frontier.size()).isEqualTo(state.size());
    assertThat(frontier.root()).isEqualTo(state.root());
  }

  @Test
  void what_is_full_can_be_kept_for_ever_and_the_state_is_asked_for_again() throws Exception {
    for (var path : new String[] {"tile/0/000", "tile/entries/000", "tile/1/000.p/1"}) {
      var answer = get(path);
      assertThat(answer.headers().firstValue("Cache-Control"))
          .as(path)
          .hasValue("max-age=31536000, private, immutable");
      var tag = answer.headers().firstValue("ETag").orElseThrow();
      assertThat(send(member, LOG + path, tag).statusCode()).as(path).isEqualTo(304);
      assertThat(send(member, LOG + path, "\"another\"").body()).isEqualTo(answer.body());
    }
    var before = get("checkpoint");
    assertThat(before.headers().firstValue("Cache-Control")).hasValue("no-cache, private");
    var tag = before.headers().firstValue("ETag").orElseThrow();
    var _ = append(1);
    var after = send(member, LOG + "checkpoint", tag);
    assertThat(after.statusCode()).isEqualTo(200);
    assertThat(after.body()).isNotEqualTo(before.body());
  }

  @Test
  void a_partial_tile_is_there_as_long_as_the_log_and_only_the_widest_is_kept() throws Exception {
    var full = get("tile/0/000").body();
    for (var width : new int[] {1, 7, 255}) {
      assertThat(get("tile/0/000.p/" + width).body())
          .isEqualTo(java.util.Arrays.copyOf(full, 32 * width));
      assertThat(EntryBundle.read(Bytes.of(get("tile/entries/000.p/" + width).body())))
          .hasSize(width);
    }
    var _ = append(1);
    var _ = append(1);
    var widths =
        database
            .superuser()
            .sql(
                """
                select split_part(path, '.p/', 1) as whole from audit_tile where log = :log
                group by 1 having count(*) > 1
                """)
            .param("log", PeopleHouse.AOBA.value())
            .query(String.class)
            .list();
    assertThat(widths).isEmpty();
  }

  @Test
  void what_is_no_tile_or_not_there_yet_is_not_found() throws Exception {
    var size = append(0);
    var more = tail(size / 256, (int) (size % 256) + 1);
    assertThat(tiles.tile(PeopleHouse.AOBA, "tile/entries/" + more)).isEmpty();
    assertThat(tiles.tile(PeopleHouse.AOBA, "tile/0/" + more)).isEmpty();
    var _ = append(1);
    assertThat(tiles.tile(PeopleHouse.AOBA, "tile/entries/" + more)).isPresent();
    assertThat(tiles.tile(PeopleHouse.AOBA, "tile/0/" + more)).isPresent();
    for (var path :
        List.of(
            "tile/0/0",
            "tile/0/x000/000",
            "tile/00/000",
            "tile/8/0/000",
            "tile/0/000.p/0",
            "tile/0/000.p/256",
            "tile/0/000.p/07",
            "tile/entries/000.p/256",
            "tile/0/999",
            "tile/7/000",
            "tile/0/x999/x999/x999/999",
            "tile/entries/x999/x999/x999/999",
            "tile/",
            "tile/entries/../entries/000")) {
      assertThat(send(member, LOG + path, null).statusCode()).as(path).isIn(404, 400);
    }
  }

  @Test
  void anothers_log_and_one_that_never_was_get_one_answer_and_staff_none() throws Exception {
    var never = send(member, "/api/logs/" + UUID.randomUUID() + "/checkpoint", null);
    assertThat(never.statusCode()).isEqualTo(404);
    for (var other : List.of(new UUID(7, 2).toString(), "installation", "x", new UUID(0, 0) + "")) {
      for (var path : List.of("checkpoint", "tile/0/000", "tile/entries/000")) {
        var answer = send(member, "/api/logs/" + other + "/" + path, null);
        assertThat(answer.statusCode()).as(other + path).isEqualTo(404);
        assertThat(answer.body()).isEqualTo(never.body());
      }
    }
    for (var role : List.of(Role.ADMIN, Role.OPERATOR, Role.QUALITY_REVIEWER)) {
      assertThat(send(signedIn(role), LOG + "checkpoint", null).statusCode()).isEqualTo(403);
    }
    assertThat(send(browser(), LOG + "tile/0/000", null).statusCode()).isEqualTo(401);
  }

  /// @return entries of the log, all of which have their place
  private long append(int count) {
    transactions.run(
        PeopleHouse.AOBA,
        () -> {
          for (var n = 0; n < count; n++) {
            entries.append(
                Entry.done(
                    Action.MESSAGE_KEPT,
                    PeopleHouse.AOBA,
                    "thing-" + n,
                    Actor.EDGE,
                    Purpose.OPERATE));
          }
        });
    var waiting = database.superuser().sql("select count(*) from audit_outbox where log = :log");
    var committed = waiting.param("log", PeopleHouse.AOBA.value()).query(Long.class).single();
    var deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (reading.page(PeopleHouse.AOBA, 0, 1).size() < committed) {
      assertThat(System.nanoTime()).isLessThan(deadline);
      LockSupport.parkNanos(10_000_000);
    }
    return committed;
  }

  private HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
    var answer = send(member, LOG + path, null);
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    return answer;
  }

  private HttpResponse<byte[]> send(TestBrowser browser, String path, @Nullable String tag)
      throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    request.setHeader("Host", HOST + ":" + port);
    if (browser.cookie() != null) {
      request.setHeader("Cookie", "__Host-sid=" + browser.cookie());
    }
    if (tag != null) {
      request.setHeader("If-None-Match", tag);
    }
    return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  private static String tail(long number, int width) {
    return "%03d".formatted(number) + (width == 256 ? "" : ".p/" + width);
  }
}

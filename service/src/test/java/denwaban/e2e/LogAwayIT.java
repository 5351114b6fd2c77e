package denwaban.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The log cannot be written: calls are answered, recorded and sealed, nothing is read, and all is
/// there when it can be written again.
@ExtendWith(House.Keeper.class)
class LogAwayIT {

  private static final String MINATO = "+815031000002";
  private static final String TEXT = "記録簿が書けない間の伝言です";

  private final House house;

  LogAwayIT(House house) {
    this.house = house;
  }

  @Test
  void calls_go_on_and_readings_do_not() throws Exception {
    var none = house.kenta.newest();
    aCall("+819011110001", "その前の伝言です");
    var first = house.kenta.receives(none, "message", "recording");
    var before = house.kenta.newest();

    owner("revoke insert on audit_outbox from denwaban_app");
    try {
      assertThat(house.kenta.opensNewest().get("id")).isEqualTo(first.get("id"));
      assertThat(house.kenta.page.getByTestId("refused-log-unavailable")).containsText("記録が取れないため");
      assertThat(house.kenta.page.getByTestId("inbox-opened")).not().containsText("その前の伝言");

      aCall("+819011110002", TEXT);
      assertThat(waiting()).as("steps that wait").hasSizeGreaterThanOrEqualTo(6);
      // that somebody rang is no secret from the client; what was said waits
      var rang = house.kenta.receives(before);
      assertThat(rang.get("message").isJsonNull()).isTrue();
      assertThat(rang.get("recording").isJsonNull()).isTrue();
      for (var step : waiting()) {
        assertThat(Files.readString(step, StandardCharsets.UTF_8))
            .doesNotContain(TEXT, "11110002", "佐藤", "田中");
      }
    } finally {
      owner("grant insert on audit_outbox to denwaban_app");
    }

    var item = house.kenta.receives(before, "message", "recording");
    Wait.until("what waited is there", Duration.ofSeconds(60), () -> waiting().isEmpty());
    assertThat(house.kenta.opensNewest().get("id")).isEqualTo(item.get("id"));
    assertThat(house.kenta.inbox().get(1).get("id")).isEqualTo(first.get("id"));
    assertThat(item.getAsJsonObject("recording").get("complete").getAsBoolean()).isTrue();
    assertThat(house.kenta.reads()).contains(TEXT, "田中 美咲");
    house.kenta.playsAndSeeks();
    var files = house.kenta.downloads(Files.createTempDirectory(house.peers, "away"));
    var key = house.kenta.exportsKey(house.peers);
    var voices = Age.voices(List.of(Age.open(key, files.recording()).bytes()));
    assertThat(Sound.shares(Sound.decode(voices.caller()), 440)).anyMatch(share -> share > 0.9);
    assertThat(Sound.shares(Sound.decode(voices.operator()), House.OPERATOR_HZ))
        .anyMatch(share -> share > 0.9);
    for (var act : List.of("recording.began", "recording.kept", "message.kept", "call.answered")) {
      for (var call : List.of(first, item)) {
        Wait.until(act, Duration.ofSeconds(30), () -> entries(act, call) > 0);
        assertThat(entries(act, call)).as(act).isEqualTo(1);
      }
    }
  }

  private void aCall(String number, String text) throws Exception {
    var folder = Files.createTempDirectory(house.peers, "away");
    try (var caller = Telephone.sipp(folder, number, MINATO, 440)) {
      house.desk.answer();
      assertThat(house.desk.hears(440)).isGreaterThan(0.9);
      Wait.seconds(6); // playsAndSeeks goes 5 s in
      house
          .desk
          .writes("callerName", "田中 美咲")
          .writes("inquiry", text)
          .chooses("callback", "yes")
          .send()
          .hangUp()
          .nextCall();
      caller.ends();
    }
  }

  private List<Path> waiting() throws Exception {
    try (var files = Files.list(house.office.data().resolve("backlog"))) {
      // one that is just being written has another name
      return files.filter(file -> file.toString().endsWith(".json")).toList();
    }
  }

  /// Those of one call.
  private long entries(String act, JsonObject item) {
    var ids = OtherClient.ids(item);
    return People.text(house.kenta.page, "GET", "/api/log?limit=200&act=" + act, null)
        .json()
        .getAsJsonArray("entries")
        .asList()
        .stream()
        .map(Object::toString)
        .filter(entry -> ids.stream().anyMatch(entry::contains))
        .count();
  }

  private void owner(String sql) throws Exception {
    try (var connection = Fences.connect(house.office, "denwaban_owner");
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}

package denwaban.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Playback asks for the person, and the page of an honest member hardly shows it.
@ExtendWith(House.Keeper.class)
class StepUpIT {

  private static final String CALLER = "+819055557777";
  private static final String MINATO = "+815031000002";
  private static final int CALLER_HZ = 440;

  private final House house;

  StepUpIT(House house) {
    this.house = house;
  }

  @Test
  void a_session_that_lies_open_does_not_play() throws Exception {
    var folder = Files.createDirectories(house.peers.resolve("step-up"));
    try (var caller = Telephone.sipp(folder, CALLER, MINATO, CALLER_HZ)) {
      house.desk.answer();
      house.desk.hears(CALLER_HZ);
      Wait.seconds(4); // it is listened to from its fifth second
      house.desk.writes("callerName", "録音 の人").writes("inquiry", "聞き直しの確認");
      house.desk.chooses("callback", "yes").send().hangUp().nextCall();
      caller.ends();
    }
    var kenta = house.kenta;
    var recording = recordingOf(kenta);
    kenta.opensNewest();

    fiveMinutesPass();
    for (var purpose : new String[] {"play", "download"}) {
      var refused = releases(kenta, recording, purpose);
      assertThat(refused.status()).as(purpose).isEqualTo(403);
      assertThat(refused.json().get("code").getAsString()).isEqualTo("touch-again");
    }
    assertThat(releases(kenta, recording, "read").status()).as("as a text").isEqualTo(400);
    assertThat(releases(kenta, recording, "index").status()).as("as a text").isEqualTo(400);
    assertThat(People.untouched(kenta.page, "POST", "/api/exit-packs", "{}").status())
        .isEqualTo(403);

    kenta.playsAndSeeks();
    assertThat(releases(kenta, recording, "play").status()).as("for five minutes").isEqualTo(200);
  }

  private static String recordingOf(Member member) throws Exception {
    Wait.until(
        "the recording is there",
        Duration.ofSeconds(20),
        () -> member.inbox().getFirst().get("recording").isJsonObject());
    return member.inbox().getFirst().getAsJsonObject("recording").get("object").getAsString();
  }

  private static People.Answer releases(Member member, String object, String purpose) {
    var body = "{\"purpose\":\"%s\"}".formatted(purpose);
    return People.untouched(member.page, "POST", "/api/objects/" + object + "/release", body);
  }

  private void fiveMinutesPass() throws Exception {
    try (var root = Fences.connect(house.office, "denwaban_root");
        var sql =
            root.prepareStatement(
                "update session set verified_at = verified_at - interval '301 seconds'")) {
      assertThat(sql.executeUpdate()).isPositive();
    }
  }
}

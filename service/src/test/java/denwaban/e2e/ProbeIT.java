package denwaban.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A run against an office that runs as others run it: each way was tried, and everything refused.
@ExtendWith(House.Keeper.class)
class ProbeIT {

  /// There is one administrator in the tour, and without a second one such a link is meant to work.
  private static final String ALONE = "no-second-administrator";

  private final House house;

  ProbeIT(House house) {
    this.house = house;
  }

  @Test
  void every_way_of_a_running_office_was_tried_and_refused() throws Exception {
    assertThat(house.kenta.host()).as("the office runs").isNotEmpty();
    var admin = new Administrator();
    var before = runs(admin);
    assertThat(admin.browser.post("/api/office/probe", Map.of()).status()).isEqualTo(202);
    Wait.until("the run is over", java.time.Duration.ofMinutes(3), () -> runs(admin) > before);

    var seen = new ArrayList<JsonObject>();
    page(admin).getAsJsonArray("seen").forEach(it -> seen.add(it.getAsJsonObject()));
    assertThat(seen)
        .extracting(it -> text(it, "way"))
        .contains(
            "api",
            "stream",
            "page",
            "session",
            "sign-in",
            "enrolment",
            "recovery",
            "sip",
            "webrtc",
            "actuator",
            "database");
    assertThat(seen).filteredOn(it -> text(it, "outcome").equals("not-refused")).isEmpty();
    assertThat(of(seen, "known")).isEmpty();
    assertThat(seen)
        .filteredOn(it -> text(it, "outcome").equals("not-tried"))
        .filteredOn(it -> !text(it, "came").equals(ALONE))
        .isEmpty();
    assertThat(seen)
        .filteredOn(it -> text(it, "attempt").equals("session-of-leaver"))
        .extracting(it -> text(it, "target"))
        .contains("GET /api/desk/events", "POST /api/desk/ready", "POST /api/messages");
    assertThat(of(seen, "refused"))
        .contains(
            "invite",
            "register",
            "stun-of-no-call",
            "dtls-of-no-call",
            "made-up-password",
            "no-fence",
            "session-of-12-hours",
            "stolen-by-another-browser",
            "stolen-by-the-same-browser",
            "stolen-with-another-key");
  }

  private static List<String> of(List<JsonObject> seen, String outcome) {
    return seen.stream()
        .filter(it -> text(it, "outcome").equals(outcome))
        .map(it -> text(it, "attempt"))
        .toList();
  }

  private static int runs(Administrator admin) {
    return page(admin).getAsJsonArray("runs").size();
  }

  private static JsonObject page(Administrator admin) {
    return JsonParser.parseString(admin.browser.get("/api/office/probe").text()).getAsJsonObject();
  }

  private static String text(JsonObject one, String part) {
    return one.get(part).getAsString();
  }
}

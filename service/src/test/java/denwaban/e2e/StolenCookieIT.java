package denwaban.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.access.session.TestBrowserKey;
import denwaban.people.TestBrowser;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Somebody has a copy of the cookie of a real browser, and its name, and nothing else of it.
@ExtendWith(House.Keeper.class)
class StolenCookieIT {

  private static final String STATUS =
      """
      __bare('/api/me').then(it => it.status)
      """;

  private static final String EXPORT =
      """
      new Promise((done) => {
        const opening = indexedDB.open('denwaban-browser');
        opening.onsuccess = () => {
          const asking = opening.result.transaction('key').objectStore('key').get('this');
          asking.onsuccess = () => crypto.subtle.exportKey('pkcs8', asking.result.privateKey)
            .then(() => done('exported'), (refused) => done(refused.name));
        };
      })
      """;

  private final House house;

  StolenCookieIT(House house) {
    this.house = house;
  }

  @Test
  void it_opens_nothing_elsewhere_and_its_owner_goes_on() {
    var page = house.desk.page;
    var session =
        page.context().cookies().stream()
            .filter(it -> it.name.equals("__Host-sid") && it.domain.equals("desk.localhost"))
            .findFirst()
            .orElseThrow();
    var thief = new TestBrowser(Administrator.port(), "desk.localhost");
    thief.headers.put("Cookie", session.name + "=" + session.value);
    thief.headers.put("User-Agent", (String) page.evaluate("navigator.userAgent"));
    assertThat(thief.get("/api/me").code()).isEqualTo("signed-out");
    assertThat(thief.get("/api/desk/events").code()).isEqualTo("signed-out");
    assertThat(thief.with(new TestBrowserKey(InstantSource.system())).get("/api/me").code())
        .as("with a key of his own")
        .isEqualTo("signed-out");

    assertThat(page.evaluate(STATUS)).as("a request without the proof, even there").isEqualTo(401);
    house.desk.goesAway();
    house.desk.comesBack();
    assertThat(page.evaluate(EXPORT)).isEqualTo("InvalidAccessError");
  }
}

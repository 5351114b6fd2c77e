package denwaban.probe.user;

import denwaban.database.tenant.Fence;
import denwaban.kernel.PersonId;
import denwaban.probe.Outsider;
import denwaban.probe.ProbeBook;
import denwaban.probe.RightWayFailed;
import denwaban.probe.http.Answer;
import denwaban.probe.http.Ask;
import denwaban.probe.http.Doorway;
import denwaban.probe.http.Knock;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// What the probe's own person does in one run, as a browser does it: over HTTP, on the real port.
final class Life {

  /// Two kinds of browser, by the words that tell them apart.
  static final String OWN = "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0 denwaban-probe";

  static final String OTHER = "Mozilla/5.0 (Windows NT 10.0) Chrome/140.0 denwaban-probe";

  static final String HOST = "localhost";

  private static final JsonMapper JSON = new JsonMapper();

  private final Decoy decoy;
  private final ProbeBook book;
  private final Fence fence;
  private final InstantSource clock;
  private final Environment environment;
  private final Outsider here;
  private final BrowserOwn own;
  private Fob fob = new Fob();
  private @Nullable PersonId person;
  private boolean enrolled;

  Life(
      Decoy decoy,
      ProbeBook book,
      Fence fence,
      InstantSource clock,
      Environment environment,
      Outsider here) {
    this.decoy = decoy;
    this.book = book;
    this.fence = fence;
    this.clock = clock;
    this.environment = environment;
    this.here = here;
    this.own = new BrowserOwn(clock);
  }

  Decoy decoy() {
    return decoy;
  }

  /// Who he is; his access is open from the first call on.
  PersonId person() {
    var mine = person;
    if (mine == null) {
      mine =
          fence.office(() -> {
            var before = book.person().orElse(null);
            var now = decoy.open(before);
            if (!now.equals(before)) {
              book.person(now, clock.instant());
            }
            return now;
          });
      person = mine;
    }
    return mine;
  }

  /// Nothing of him is left but a name.
  void end() {
    if (person != null) {
      decoy.clear(person);
    }
  }

  /// The right way in: a link, a passkey, a session. It is gone once; then the passkey is there.
  ///
  /// @throws RightWayFailed if he is not let in
  Fob enrolled() throws IOException {
    if (!enrolled) {
      fob = new Fob(); // one that was added, and then not let in, cannot be added again
      var token = decoy.link(person());
      var begun = begin(token);
      begun.mustBe(begun.status() == 200);
      mustBeIn(enrol(token, fob, asked(begun), Fob.Lie.NONE));
      enrolled = true;
    }
    return fob;
  }

  /// His role is good, whatever was tried before.
  void granted() {
    decoy.grant(person());
  }

  /// The right way once more, with the passkey.
  ///
  /// @return the session's secret, which was good a moment ago
  /// @throws RightWayFailed if he is not let in
  String signedIn() throws IOException {
    return mustBeIn(signIn(enrolled().get(challenge(), origin(), Fob.Lie.NONE)));
  }

  private String mustBeIn(Answer answer) throws IOException {
    answer.mustBe(answer.status() == 200 && !answer.session().isEmpty());
    mustBeGood(answer.session());
    return answer.session();
  }

  /// @throws RightWayFailed if this session is not let in
  void mustBeGood(String session) throws IOException {
    var me = me(session);
    me.mustBe(me.status() == 200);
  }

  Answer begin(String token) throws IOException {
    return send(Ask.post("/api/enrolment/options", json(Map.of("token", token))));
  }

  Answer enrol(String token, Fob with, Fob.Asked asked, Fob.Lie lie) throws IOException {
    return send(Ask.post("/api/enrolment", json(with.create(token, asked, origin(), lie))));
  }

  /// @throws RightWayFailed if nobody may even begin
  Fob.Asked challenge() throws IOException {
    var begun = send(Ask.post("/api/sign-in/options", "{}"));
    begun.mustBe(begun.status() == 200);
    return asked(begun);
  }

  Answer signIn(Map<String, Object> assertion) throws IOException {
    return send(Ask.post("/api/sign-in", json(assertion)));
  }

  Answer me(String session) throws IOException {
    return send(Ask.get("/api/me").cookie(session));
  }

  /// From his own browser.
  Answer send(Ask ask) throws IOException {
    return knock().send(own.in(ask).with("User-Agent", OWN));
  }

  /// From another address.
  Answer sendFromElsewhere(Ask ask, String browser) throws IOException {
    return knock().from(here.elsewhere()).send(ask.with("User-Agent", browser));
  }

  /// The same from another address, by somebody who has a key of his own there.
  Answer sendWithAnotherKey(Ask ask) throws IOException {
    return sendFromElsewhere(new BrowserOwn(clock).in(ask), OWN);
  }

  String origin() throws IOException {
    return knock().origin();
  }

  private Knock knock() throws IOException {
    return Knock.from(here.address(), Doorway.of(environment));
  }

  /// @throws RightWayFailed if there is no ceremony in it
  static Fob.Asked asked(Answer options) throws RightWayFailed {
    try {
      var tree = JSON.readTree(options.body());
      var key = tree.path("publicKey");
      var site = key.has("rpId") ? key.path("rpId") : key.path("rp").path("id");
      return new Fob.Asked(
          tree.path("ceremony").asString(), key.path("challenge").asString(), site.asString());
    } catch (JacksonException strange) {
      throw new RightWayFailed("not-json");
    }
  }

  private static String json(Map<String, ?> body) {
    return JSON.writeValueAsString(body);
  }
}

package denwaban.probe.user;

import denwaban.database.tenant.TenantTransactions;
import denwaban.kernel.PersonId;
import denwaban.probe.ControlFailed;
import denwaban.probe.Outsider;
import denwaban.probe.ProbeTable;
import denwaban.probe.http.ProbeRequest;
import denwaban.probe.http.ProbeResponse;
import denwaban.probe.http.RawHttp;
import denwaban.probe.http.WebServerAddress;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// What the probe's own person does in one run, as a browser does it: over HTTP, on the real port.
final class ProbeUserSession {

  /// Two kinds of browser, by the words that tell them apart.
  static final String OWN = "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0 denwaban-probe";

  static final String OTHER = "Mozilla/5.0 (Windows NT 10.0) Chrome/140.0 denwaban-probe";

  static final String HOST = "localhost";

  private static final JsonMapper JSON = new JsonMapper();

  private final ProbeUser probeUser;
  private final ProbeTable book;
  private final TenantTransactions transactions;
  private final InstantSource clock;
  private final Environment environment;
  private final Outsider here;
  private final BrowserKeyPair own;
  private SoftwareAuthenticator softwareAuthenticator = new SoftwareAuthenticator();
  private @Nullable PersonId person;
  private boolean enrolled;

  ProbeUserSession(
      ProbeUser probeUser,
      ProbeTable book,
      TenantTransactions transactions,
      InstantSource clock,
      Environment environment,
      Outsider here) {
    this.probeUser = probeUser;
    this.book = book;
    this.transactions = transactions;
    this.clock = clock;
    this.environment = environment;
    this.here = here;
    this.own = new BrowserKeyPair(clock);
  }

  ProbeUser probeUser() {
    return probeUser;
  }

  /// The probe account; its access is open from the first call on.
  PersonId person() {
    var mine = person;
    if (mine == null) {
      mine =
          transactions.office(() -> {
            var before = book.person().orElse(null);
            var now = probeUser.open(before);
            if (!now.equals(before)) {
              book.person(now, clock.instant());
            }
            return now;
          });
      person = mine;
    }
    return mine;
  }

  /// Nothing of the account is left but a name.
  void end() {
    if (person != null) {
      probeUser.clear(person);
    }
  }

  /// The right way in: a link, a passkey, a session. It is gone once; then the passkey is there.
  ///
  /// @throws ControlFailed if the account is not let in
  SoftwareAuthenticator enrolled() throws IOException {
    if (!enrolled) {
      softwareAuthenticator =
          new SoftwareAuthenticator(); // one that was added, and then not let in, cannot be added
      // again
      var token = probeUser.link(person());
      var begun = begin(token);
      begun.mustBe(begun.status() == 200);
      mustBeIn(enrol(token, softwareAuthenticator, asked(begun), SoftwareAuthenticator.Lie.NONE));
      enrolled = true;
    }
    return softwareAuthenticator;
  }

  /// The role is good, whatever was tried before.
  void granted() {
    probeUser.grant(person());
  }

  /// The right way once more, with the passkey.
  ///
  /// @return the session's secret, which was good a moment ago
  /// @throws ControlFailed if the account is not let in
  String signedIn() throws IOException {
    return mustBeIn(signIn(enrolled().get(challenge(), origin(), SoftwareAuthenticator.Lie.NONE)));
  }

  private String mustBeIn(ProbeResponse probeResponse) throws IOException {
    probeResponse.mustBe(probeResponse.status() == 200 && !probeResponse.session().isEmpty());
    mustBeGood(probeResponse.session());
    return probeResponse.session();
  }

  /// @throws ControlFailed if this session is not let in
  void mustBeGood(String session) throws IOException {
    var me = me(session);
    me.mustBe(me.status() == 200);
  }

  ProbeResponse begin(String token) throws IOException {
    return send(ProbeRequest.post("/api/enrolment/options", json(Map.of("token", token))));
  }

  ProbeResponse enrol(
      String token,
      SoftwareAuthenticator with,
      SoftwareAuthenticator.Asked asked,
      SoftwareAuthenticator.Lie lie)
      throws IOException {
    return send(
        ProbeRequest.post("/api/enrolment", json(with.create(token, asked, origin(), lie))));
  }

  /// @throws ControlFailed if not even a beginning is allowed
  SoftwareAuthenticator.Asked challenge() throws IOException {
    var begun = send(ProbeRequest.post("/api/sign-in/options", "{}"));
    begun.mustBe(begun.status() == 200);
    return asked(begun);
  }

  ProbeResponse signIn(Map<String, Object> assertion) throws IOException {
    return send(ProbeRequest.post("/api/sign-in", json(assertion)));
  }

  ProbeResponse me(String session) throws IOException {
    return send(ProbeRequest.get("/api/me").cookie(session));
  }

  /// From the account's own browser.
  ProbeResponse send(ProbeRequest probeRequest) throws IOException {
    return rawHttp().send(own.in(probeRequest).with("User-Agent", OWN));
  }

  /// From another address.
  ProbeResponse sendFromElsewhere(ProbeRequest probeRequest, String browser) throws IOException {
    return rawHttp().from(here.elsewhere()).send(probeRequest.with("User-Agent", browser));
  }

  /// The same from another address, by a sender who has a key of their own there.
  ProbeResponse sendWithAnotherKey(ProbeRequest probeRequest) throws IOException {
    return sendFromElsewhere(new BrowserKeyPair(clock).in(probeRequest), OWN);
  }

  String origin() throws IOException {
    return rawHttp().origin();
  }

  private RawHttp rawHttp() throws IOException {
    return RawHttp.from(here.address(), WebServerAddress.of(environment));
  }

  /// @throws ControlFailed if there is no ceremony in it
  static SoftwareAuthenticator.Asked asked(ProbeResponse options) throws ControlFailed {
    try {
      var tree = JSON.readTree(options.body());
      var key = tree.path("publicKey");
      var site = key.has("rpId") ? key.path("rpId") : key.path("rp").path("id");
      return new SoftwareAuthenticator.Asked(
          tree.path("ceremony").asString(), key.path("challenge").asString(), site.asString());
    } catch (JacksonException strange) {
      throw new ControlFailed("not-json");
    }
  }

  private static String json(Map<String, ?> body) {
    return JSON.writeValueAsString(body);
  }
}

package denwaban.people;

import denwaban.access.Permission;
import denwaban.access.RequiresPermission;
import denwaban.access.session.Cookies;
import denwaban.access.session.KnownBrowsers;
import denwaban.access.session.RequestOrigin;
import denwaban.access.session.Sessions;
import denwaban.bench.Argon2id;
import denwaban.database.tenant.TenantTransactions;
import denwaban.http.HostSettings;
import denwaban.http.Site;
import denwaban.kernel.PersonId;
import jakarta.servlet.http.HttpServletRequest;
import java.security.MessageDigest;
import org.jspecify.annotations.NullMarked;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// What a sign-in would be if this program had passwords, for measurements: one request, Argon2id,
/// then the same session and the same entry in the log as after a passkey. It is in no jar of the
/// service.
///
/// Left out in favour of the password: the row that its hash would be read from, and any second
/// factor.
@NullMarked
@RestController
@ConditionalOnProperty("denwaban.bench.password")
final class PasswordDoor {

  private static final byte[] SALT = new byte[16];

  private final TenantTransactions fence;
  private final People people;
  private final Sessions sessions;
  private final KnownBrowsers devices;
  private final PersonLog acts;
  private final HostSettings settings;
  private final byte[] hash = Argon2id.hash(Argon2id.PASSWORD, SALT);

  PasswordDoor(
      TenantTransactions fence,
      People people,
      Sessions sessions,
      KnownBrowsers devices,
      PersonLog acts,
      HostSettings settings) {
    this.settings = settings;
    this.devices = devices;
    this.fence = fence;
    this.people = people;
    this.sessions = sessions;
    this.acts = acts;
  }

  record Sent(String person, String password) {}

  @RequiresPermission(Permission.ANYONE)
  @PostMapping("/api/bench/password")
  ResponseEntity<Void> signIn(@RequestBody Sent sent, Site site, HttpServletRequest request) {
    if (!MessageDigest.isEqual(hash, Argon2id.hash(sent.password(), SALT))) {
      return ResponseEntity.status(401).build();
    }
    var begun =
        fence.office(() -> {
          var person = people.find(PersonId.of(sent.person())).orElseThrow();
          var visitor = RequestOrigin.of(request, settings);
          var session = sessions.begin(person.id(), site.host(), visitor, null);
          devices.seen(person.id(), visitor.browser(), visitor.device());
          for (var gone : session.ended()) acts.signedOut(person, gone.id());
          acts.signedIn(person, session.id(), Sessions.How.PASSKEY);
          return session;
        });
    return ResponseEntity.ok()
        .header(HttpHeaders.SET_COOKIE, Cookies.holding(begun.secret().text()).toString())
        .build();
  }
}

package denwaban.demo;

import denwaban.access.Permission;
import denwaban.access.Person;
import denwaban.access.RequiresPermission;
import denwaban.access.Role;
import denwaban.call.OperatorLines;
import denwaban.client.key.CompanyKeys;
import denwaban.http.Problem;
import denwaban.http.Site;
import denwaban.kernel.PersonId;
import denwaban.people.EnrolmentLinks;
import denwaban.people.People;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/// The tour of the made-up office: who is who, and a sign-in link for each. Exists in the demo
/// only, which can be reached from this machine alone.
@RestController
@ConditionalOnProperty(name = "denwaban.mode", havingValue = "demo")
final class DemoEndpoint {

  private final People people;
  private final EnrolmentLinks enrolmentLinks;
  private final CompanyKeys keys;
  private final OperatorLines lines;
  private final Sip sip;

  DemoEndpoint(
      People people,
      EnrolmentLinks enrolmentLinks,
      CompanyKeys keys,
      OperatorLines lines,
      @Value("${denwaban.sip.host:127.0.0.1}") String sipHost,
      @Value("${denwaban.sip.port:5060}") int sipPort) {
    this.people = people;
    this.enrolmentLinks = enrolmentLinks;
    this.keys = keys;
    this.lines = lines;
    this.sip = new Sip(sipHost, sipPort);
  }

  record Demo(List<DemoClient> clients, List<DemoPerson> people, Sip sip) {}

  record DemoClient(String id, String name, String number, String slug, boolean companyKey) {}

  /// @param line `up` or `down`: an operator's audio; null for everyone else
  record DemoPerson(
      String id,
      String name,
      String kana,
      String role,
      @Nullable String client,
      String host,
      boolean enrolled,
      @Nullable String line) {}

  record Sip(String host, int port) {}

  record Way(String url) {}

  @RequiresPermission(Permission.ANYONE)
  @GetMapping("/api/demo")
  Demo demo() {
    return new Demo(
        DemoCast.COMPANIES.stream().map(this::client).toList(),
        DemoCast.PLAYERS.stream().map(this::person).toList(),
        sip);
  }

  /// A sign-in link for anyone who asks: the demo is this machine's own, and everyone in it is made
  /// up.
  @RequiresPermission(Permission.ANYONE)
  @PostMapping("/api/demo/people/{id}/enrolment")
  Way enrolment(@PathVariable String id, Site site) {
    var player = player(id).orElseThrow(Problem::notFound);
    var origin = site.origin().replace("//" + site.host(), "//" + player.host());
    return new Way(enrolmentLinks.offer(player.id(), null).at(origin));
  }

  private DemoClient client(DemoCast.Company company) {
    return new DemoClient(
        company.id().toString(),
        company.name(),
        company.dialled(),
        company.slug(),
        keys.current(company.id()).isPresent());
  }

  private DemoPerson person(DemoCast.Player player) {
    var client = player.client();
    return new DemoPerson(
        player.id().toString(),
        player.name(),
        player.kana(),
        player.role().code(),
        client == null ? null : client.toString(),
        player.host(),
        people.find(player.id()).filter(Person::enrolled).isPresent(),
        player.role() == Role.OPERATOR ? (lines.lineUp(player.id()) ? "up" : "down") : null);
  }

  private static Optional<DemoCast.Player> player(String id) {
    try {
      return DemoCast.player(PersonId.of(id));
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }
}

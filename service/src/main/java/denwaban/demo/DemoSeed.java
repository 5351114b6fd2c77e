package denwaban.demo;

import denwaban.access.PasskeyRequirement;
import denwaban.access.Person;
import denwaban.access.Role;
import denwaban.access.SessionLimits;
import denwaban.audit.Actor;
import denwaban.client.Client;
import denwaban.client.Clients;
import denwaban.contract.Contracts;
import denwaban.contract.NewTerms;
import denwaban.contract.Terms;
import denwaban.contract.subprocessor.Subprocessor;
import denwaban.contract.subprocessor.Subprocessors;
import denwaban.demo.DemoCast.Company;
import denwaban.kernel.Bytes;
import denwaban.kernel.Ids;
import denwaban.kernel.PersonId;
import denwaban.people.Engagement;
import denwaban.people.People;
import denwaban.people.Registry;
import denwaban.script.Announcement;
import denwaban.script.Content;
import denwaban.script.Scripts;
import denwaban.terms.HostList;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/// Fills the demo office through the same interfaces that a real office's administrator uses.
///
/// It makes no keys: those are made in the members' browsers, in the demo as in a real office.
@Component
@ConditionalOnProperty(name = "denwaban.mode", havingValue = "demo")
@Order(Ordered.HIGHEST_PRECEDENCE)
final class DemoSeed implements ApplicationRunner {

  private static final Map<Company, Content> SCRIPTS =
      Map.of(
          DemoCast.AOBA, DemoScripts.AOBA,
          DemoCast.MINATO, DemoScripts.MINATO,
          DemoCast.SAKURA, DemoScripts.SAKURA);

  private static final Period KEEP_RECORDINGS = Period.ofDays(90);
  private static final Period KEEP_MESSAGES = Period.ofDays(180);

  private final Clients clients;
  private final Contracts contracts;
  private final NewTerms newTerms;
  private final Scripts scripts;
  private final People people;
  private final Registry registry;
  private final Subprocessors subprocessors;
  private final Ids ids;
  private final InstantSource clock;

  DemoSeed(
      Clients clients,
      Contracts contracts,
      NewTerms newTerms,
      Scripts scripts,
      People people,
      Registry registry,
      Subprocessors subprocessors,
      Ids ids,
      InstantSource clock) {
    this.clients = clients;
    this.contracts = contracts;
    this.newTerms = newTerms;
    this.scripts = scripts;
    this.people = people;
    this.registry = registry;
    this.subprocessors = subprocessors;
    this.ids = ids;
    this.clock = clock;
  }

  /// Each step is done only where it is still missing, so a start that was cut short is completed.
  @Override
  public void run(ApplicationArguments arguments) {
    DemoCast.COMPANIES.forEach(this::company);
    if (subprocessors.all().isEmpty()) {
      subprocessors.add(chat(), admin(), Actor.SERVICE);
    }
    for (var player : DemoCast.PLAYERS) {
      people.add(
          new Person(
              player.id(),
              player.name(),
              player.kana(),
              player.role(),
              player.client(),
              false,
              false),
          null);
      if (player.role().staff() && !registry.has(player.id())) {
        registry.enter(player.id(), engagement(player), new Registry.Times(null, null), null);
      }
    }
  }

  private static PersonId admin() {
    return DemoCast.PLAYERS.stream()
        .filter(it -> it.role() == Role.ADMIN)
        .map(DemoCast.Player::id)
        .findFirst()
        .orElseThrow();
  }

  /// It is not approved, so nothing goes there.
  private Subprocessor chat() {
    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    return new Subprocessor(
        ids.next(),
        "株式会社サンプルチャット（架空）",
        "",
        "JP",
        Subprocessor.Service.CHAT,
        "お知らせの時刻と件数",
        "",
        HostList.of("hooks.chat.example"),
        LocalDate.ofInstant(now, DemoScripts.TOKYO),
        now,
        null);
  }

  /// HR's number is the end of the id.
  private static Engagement engagement(DemoCast.Player player) {
    var number = "H-" + player.id().toString().substring(33);
    var unit = player.role() == Role.OPERATOR ? "第一ライン" : "本部";
    return new Engagement(
        number,
        Engagement.Kind.EMPLOYEE,
        "",
        unit,
        Engagement.Place.SITE,
        "東京センター",
        "平日 9:00-18:00");
  }

  private void company(Company company) {
    var id = company.id();
    if (clients.find(id).isEmpty()) {
      clients.add(
          new Client(
              id,
              company.name(),
              company.kana(),
              company.slug(),
              company.keys(),
              DemoScripts.TOKYO),
          List.of(company.number()),
          Actor.SERVICE);
    }
    if (contracts.terms(id, clock.instant()).isEmpty()) {
      newTerms.agree(terms(company), 0, Actor.SERVICE);
    }
    if (scripts.content(id).isEmpty()) {
      scripts.set(id, Objects.requireNonNull(SCRIPTS.get(company)), Actor.SERVICE);
    }
    if (!scripts.has(id, Announcement.GREETING)) {
      scripts.setAudio(id, Announcement.GREETING, greeting(company), Actor.SERVICE);
    }
  }

  private Terms terms(Company company) {
    return new Terms(
        company.id(),
        1,
        Terms.Recording.NOTICE,
        "この通話は、ご用件の正確な記録のため録音しております。",
        "This call is recorded so that your request is noted correctly.",
        KEEP_RECORDINGS,
        KEEP_MESSAGES,
        Terms.Review.ON_REQUEST,
        0,
        Terms.WITNESS_HOURS_USUAL,
        false,
        PasskeyRequirement.ANY,
        SessionLimits.USUAL,
        clock.instant());
  }

  private static Bytes greeting(Company company) {
    try {
      var file = new ClassPathResource("denwaban/demo/greeting-" + company.slug() + ".ulaw");
      return Bytes.of(file.getContentAsByteArray());
    } catch (IOException missing) {
      throw new UncheckedIOException("the demo's greetings are part of the jar", missing);
    }
  }
}

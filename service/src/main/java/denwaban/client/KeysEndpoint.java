package denwaban.client;

import static java.util.Objects.requireNonNull;

import denwaban.kernel.PersonId;
import denwaban.people.People;
import denwaban.people.Permission;
import denwaban.people.Permits;
import denwaban.people.Problem;
import denwaban.people.Who;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// A member's keys, over HTTP. Binary fields are standard base64. A body that lacks a field is
/// malformed: its record refuses to be made.
@RestController
@RequestMapping("/api/keys")
class KeysEndpoint {

  private final KeyDesk desk;
  private final Clients clients;
  private final People people;

  KeysEndpoint(KeyDesk desk, Clients clients, People people) {
    this.desk = desk;
    this.clients = clients;
    this.people = people;
  }

  record Unlock(UUID id, String method, @Nullable String credentialId, String blob) {}

  record Mine(String recipient, String signKey, String fingerprint, List<Unlock> unlocks) {}

  record Company(
      int epoch,
      String kind,
      String recipient,
      String fingerprint,
      String statement,
      String signature) {}

  record Grant(int epoch, String blob) {}

  record Keys(
      @Nullable Mine me,
      @Nullable Company company,
      String wantedKind,
      @Nullable Grant grant,
      String clientId) {}

  record NewUnlock(String method, @Nullable String credentialId, String blob) {
    NewUnlock {
      requireNonNull(method);
      requireNonNull(blob);
    }
  }

  record NewMine(
      String recipient,
      String signKey,
      String statement,
      String signature,
      List<NewUnlock> unlocks) {
    NewMine {
      requireNonNull(statement);
      requireNonNull(signature);
      requireNonNull(unlocks);
    }
  }

  record NewCompany(String statement, String signature, String grant) {
    NewCompany {
      requireNonNull(statement);
      requireNonNull(signature);
      requireNonNull(grant);
    }
  }

  record Member(
      UUID person,
      String name,
      @Nullable String fingerprint,
      @Nullable String recipient,
      @Nullable String statement,
      @Nullable String signature,
      boolean granted) {}

  record NewGrant(UUID member, int epoch, String grant, String signature) {
    NewGrant {
      requireNonNull(member);
      requireNonNull(grant);
      requireNonNull(signature);
    }
  }

  @GetMapping
  @Permits(Permission.READ_OWN)
  Keys keys(Who who) {
    var view = desk.view(who);
    var company = view.company();
    var grant = view.grant();
    return new Keys(
        mine(view),
        company == null
            ? null
            : new Company(
                company.epoch(),
                company.kind().code(),
                company.recipient(),
                company.fingerprint(),
                company.statement(),
                company.signature().base64()),
        clients.find(who.memberOf()).orElseThrow(Problem::notFound).wantedKind().code(),
        company == null || grant == null ? null : new Grant(company.epoch(), grant.base64()),
        who.memberOf().toString());
  }

  private static @Nullable Mine mine(KeyDesk.View view) {
    var mine = view.mine();
    return mine == null
        ? null
        : new Mine(
            mine.recipient(),
            mine.signKey().base64(),
            mine.fingerprint(),
            view.unlocks().stream()
                .map(u -> new Unlock(u.id(), u.method(), u.credentialId(), u.blob().base64()))
                .toList());
  }

  @PostMapping("/me")
  @Permits(Permission.READ_OWN)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void addMine(Who who, @RequestBody NewMine body) {
    desk.addMine(
        who,
        body.statement(),
        Base64Text.read(body.signature(), 64),
        body.unlocks().stream()
            .map(u ->
                new KeyDesk.NewUnlock(
                    u.method(), u.credentialId(), Base64Text.read(u.blob(), KeyDesk.BLOB_LIMIT)))
            .toList());
  }

  @PostMapping("/company")
  @Permits(Permission.MANAGE_KEYS)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void addCompany(Who who, @RequestBody NewCompany body) {
    desk.addCompany(
        who,
        body.statement(),
        Base64Text.read(body.signature(), 64),
        Base64Text.read(body.grant(), KeyDesk.BLOB_LIMIT));
  }

  @GetMapping("/members")
  @Permits(Permission.MANAGE_KEYS)
  List<Member> members(Who who) {
    var client = who.memberOf();
    return people.members(client).stream()
        .map(person -> {
          var key = desk.key(client, person.id());
          return new Member(
              person.id().value(),
              person.name(),
              key.map(Keyring.MemberKey::fingerprint).orElse(null),
              key.map(Keyring.MemberKey::recipient).orElse(null),
              key.map(Keyring.MemberKey::statement).orElse(null),
              key.map(k -> k.signature().base64()).orElse(null),
              desk.granted(client, person.id()));
        })
        .toList();
  }

  @PostMapping("/grants")
  @Permits(Permission.MANAGE_KEYS)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void grant(Who who, @RequestBody NewGrant body) {
    desk.grant(
        who,
        new PersonId(body.member()),
        body.epoch(),
        Base64Text.read(body.grant(), KeyDesk.BLOB_LIMIT),
        Base64Text.read(body.signature(), 64));
  }
}

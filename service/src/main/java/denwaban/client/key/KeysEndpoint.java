package denwaban.client.key;

import static java.util.Objects.requireNonNull;

import denwaban.access.CurrentUser;
import denwaban.access.Permission;
import denwaban.access.Person;
import denwaban.access.RequiresPermission;
import denwaban.access.RequiresReauthentication;
import denwaban.access.Role;
import denwaban.client.Clients;
import denwaban.http.Base64Text;
import denwaban.http.BodyLimit;
import denwaban.http.Problem;
import denwaban.kernel.PersonId;
import denwaban.people.MemberNotices;
import denwaban.people.Memberships;
import denwaban.people.People;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
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
  private final MemberKeys members;
  private final Clients clients;
  private final People people;
  private final Memberships memberships;

  private final MemberNotices notices;

  KeysEndpoint(
      KeyDesk desk,
      MemberKeys members,
      Clients clients,
      People people,
      Memberships memberships,
      MemberNotices notices) {
    this.desk = desk;
    this.members = members;
    this.clients = clients;
    this.people = people;
    this.memberships = memberships;
    this.notices = notices;
  }

  record Unlock(UUID id, String method, @Nullable String credentialId, String blob) {}

  record Mine(
      int epoch, String recipient, String signKey, String fingerprint, List<Unlock> unlocks) {}

  record Company(
      int epoch,
      String kind,
      String recipient,
      String fingerprint,
      String statement,
      String signature) {}

  record Grant(int epoch, String blob) {}

  /// @param line `company`, or a mailbox's id
  /// @param to fingerprint of the member key that opens it
  record HeldKey(String line, int epoch, String to, String blob) {}

  record Keys(
      @Nullable Mine me,
      @Nullable Company company,
      String wantedKind,
      @Nullable Grant grant,
      List<HeldKey> held,
      String clientId) {}

  record NewUnlock(String method, @Nullable String credentialId, String blob) {
    NewUnlock {
      requireNonNull(method);
      requireNonNull(blob);
    }
  }

  record NewMine(String statement, String signature, List<NewUnlock> unlocks) {
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

  /// @param ended whether their access was ended
  /// @param access null if it was, or has no end
  record Member(
      UUID person,
      String name,
      @Nullable String fingerprint,
      @Nullable String recipient,
      @Nullable String statement,
      @Nullable String signature,
      boolean granted,
      boolean ended,
      String role,
      Memberships.@Nullable Membership access) {}

  record NewGrant(@Nullable UUID mailbox, UUID member, int epoch, String grant, String signature) {
    NewGrant {
      requireNonNull(member);
      requireNonNull(grant);
      requireNonNull(signature);
    }
  }

  @GetMapping
  @RequiresPermission(Permission.OPEN_KEYS)
  Keys keys(CurrentUser user) {
    var view = desk.view(user);
    var company = view.company();
    var grant = view.grant();
    return new Keys(
        members.mine(user).map(KeysEndpoint::mine).orElse(null),
        company == null
            ? null
            : new Company(
                company.epoch(),
                company.kind().code(),
                company.recipient(),
                company.fingerprint(),
                company.statement(),
                company.signature().base64()),
        clients.find(user.memberOf()).orElseThrow(Problem::notFound).wantedKind().code(),
        company == null || grant == null ? null : new Grant(company.epoch(), grant.base64()),
        view.grants().stream()
            .map(given ->
                new HeldKey(given.line().text(), given.epoch(), given.to(), given.blob().base64()))
            .toList(),
        user.memberOf().toString());
  }

  private static Mine mine(MemberKeys.Mine mine) {
    var key = mine.key();
    return new Mine(
        key.epoch(),
        key.recipient(),
        key.signKey().base64(),
        key.fingerprint(),
        mine.unlocks().stream()
            .map(u -> new Unlock(u.id(), u.method(), u.credentialId(), u.blob().base64()))
            .toList());
  }

  @PostMapping("/me")
  @BodyLimit(kib = 256)
  @RequiresReauthentication
  @RequiresPermission(Permission.READ_OWN)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void addMine(CurrentUser user, @RequestBody NewMine body) {
    members.add(
        user,
        body.statement(),
        Base64Text.read(body.signature(), 64),
        body.unlocks().stream().map(KeysEndpoint::read).toList());
  }

  private static MemberKeys.NewUnlock read(NewUnlock unlock) {
    return new MemberKeys.NewUnlock(
        unlock.method(),
        unlock.credentialId(),
        Base64Text.read(unlock.blob(), MemberKeys.BLOB_LIMIT));
  }

  @PostMapping("/me/unlocks")
  @RequiresReauthentication
  @RequiresPermission(Permission.READ_OWN)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void addUnlock(CurrentUser user, @RequestBody NewUnlock body) {
    members.addUnlock(user, read(body));
  }

  @DeleteMapping("/me/unlocks/{id}")
  @RequiresReauthentication
  @RequiresPermission(Permission.READ_OWN)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void dropUnlock(CurrentUser user, @PathVariable UUID id) {
    members.dropUnlock(user, id);
  }

  @PostMapping("/company")
  @RequiresReauthentication
  @RequiresPermission(Permission.MANAGE_KEYS)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void addCompany(CurrentUser user, @RequestBody NewCompany body) {
    desk.addCompany(
        user,
        body.statement(),
        Base64Text.read(body.signature(), 64),
        Base64Text.read(body.grant(), MemberKeys.BLOB_LIMIT));
  }

  @GetMapping("/members")
  @RequiresPermission(Permission.MANAGE_KEYS)
  List<Member> members(CurrentUser user) {
    var client = user.memberOf();
    var access = memberships.of(client);
    return people.showMembers(user).stream()
        .map(person -> {
          var key = members.key(client, person.id());
          return new Member(
              person.id().value(),
              person.name(),
              key.map(Keyring.MemberKey::fingerprint).orElse(null),
              key.map(Keyring.MemberKey::recipient).orElse(null),
              key.map(Keyring.MemberKey::statement).orElse(null),
              key.map(k -> k.signature().base64()).orElse(null),
              desk.granted(client, person.id()),
              person.disabled(),
              person.role().code(),
              access.get(person.id()));
        })
        .toList();
  }

  /// @param waiting members with a key who were never given the company's
  record Waiting(long waiting) {}

  @GetMapping("/waiting")
  @RequiresPermission(Permission.MANAGE_KEYS)
  Waiting waiting(CurrentUser user) {
    var client = user.memberOf();
    return new Waiting(
        people.members(client).stream()
            .filter(it -> !it.disabled() && desk.waits(client, it.id()))
            .count());
  }

  /// @param names of those who can give the company's key
  record Administrators(List<String> names) {}

  @GetMapping("/administrators")
  @RequiresPermission(Permission.OPEN_KEYS)
  Administrators administrators(CurrentUser user) {
    return new Administrators(
        people.members(user.memberOf()).stream()
            .filter(it -> it.role() == Role.CLIENT_ADMIN && it.enrolled() && !it.disabled())
            .map(Person::name)
            .toList());
  }

  record Recovery(String reason) {
    Recovery {
      requireNonNull(reason);
    }
  }

  @PostMapping("/recovery")
  @RequiresPermission(Permission.MANAGE_KEYS)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void recovery(CurrentUser user, @RequestBody Recovery body) {
    desk.recoveryBegins(user, body.reason());
    notices.recoveryBegan(user);
  }

  @PostMapping("/grants")
  @RequiresReauthentication
  @RequiresPermission(Permission.MANAGE_KEYS)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void grant(CurrentUser user, @RequestBody NewGrant body) {
    desk.grant(
        user,
        Line.of(body.mailbox()),
        new PersonId(body.member()),
        body.epoch(),
        Base64Text.read(body.grant(), MemberKeys.BLOB_LIMIT),
        Base64Text.read(body.signature(), 64));
  }
}

package denwaban.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.audit.Action;
import denwaban.audit.AuditLog;
import denwaban.audit.Entry;
import denwaban.audit.Purpose;
import denwaban.audit.Result;
import denwaban.database.Fence;
import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import denwaban.kernel.Ids;
import denwaban.kernel.PersonId;
import denwaban.people.Problem;
import denwaban.people.Who;
import denwaban.seal.Grant;
import denwaban.seal.KeyStatement;
import denwaban.seal.Verified;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/// Takes in public keys and grants, after checking that they say what they must.
///
/// Each change is an entry in the client's log, so that a swapped key cannot stay unseen.
@Component
final class KeyDesk {

  /// Bytes of a wrapped member key or a grant; the hybrid ones have some 4,000.
  static final int BLOB_LIMIT = 16_384;

  /// Ways to open one member key.
  static final int UNLOCK_LIMIT = 8;

  private final Fence fence;
  private final Keyring keyring;
  private final Clients clients;
  private final AuditLog audit;
  private final InstantSource clock;
  private final Ids ids;

  KeyDesk(
      Fence fence, Keyring keyring, Clients clients, AuditLog audit, InstantSource clock, Ids ids) {
    this.fence = fence;
    this.keyring = keyring;
    this.clients = clients;
    this.audit = audit;
    this.clock = clock;
    this.ids = ids;
  }

  /// One way to open the own key, as it comes.
  record NewUnlock(String method, @Nullable String credentialId, Bytes blob) {}

  /// What a member finds of keys.
  record View(
      Keyring.@Nullable MemberKey mine,
      List<Keyring.Unlock> unlocks,
      @Nullable CompanyKey company,
      @Nullable Bytes grant) {}

  View view(Who who) {
    var client = who.memberOf();
    return fence.as(
        client,
        () -> {
          var company = keyring.current(client);
          return new View(
              keyring.member(client, who.person()).orElse(null),
              keyring.unlocks(client, who.person()),
              company.orElse(null),
              company
                  .flatMap(key -> keyring.grant(client, key.epoch(), who.person()))
                  .orElse(null));
        });
  }

  /// @throws Problem 409 if there is one, 422 if the statement does not fit or a method is missing
  void addMine(Who who, String statement, Bytes signature, List<NewUnlock> unlocks) {
    var client = who.memberOf();
    var member = member(statement, signature);
    if (!member.client().equals(client)
        || !member.person().equals(who.person())
        || member.epoch() != 1) {
      throw misfit();
    }
    checkMethods(unlocks);
    var key =
        new Keyring.MemberKey(
            member.recipient().text(), member.sign(), member.fingerprint(), statement, signature);
    once(
        client,
        () -> {
          keyring.add(client, who.person(), key, clock.instant());
          for (var unlock : unlocks) {
            keyring.add(
                client,
                who.person(),
                new Keyring.Unlock(
                    ids.next(), unlock.method(), unlock.credentialId(), unlock.blob()));
          }
          log(Action.KEY_MEMBER_ADDED, who, key.fingerprint());
        });
  }

  /// @throws Problem 409 if there is one, 422 if the statement does not fit
  void addCompany(Who who, String statement, Bytes signature, Bytes grant) {
    var client = who.memberOf();
    var wanted = clients.find(client).orElseThrow(Problem::notFound).wantedKind();
    var mine = fence.as(client, () -> keyring.member(client, who.person()));
    var company = company(statement, signature, verified(mine.orElseThrow(KeyDesk::misfit)));
    var kind = KeyKind.of(company.recipient().suite());
    if (company.epoch() != 1
        || company.mailbox() != null
        || kind != wanted
        || !company.client().equals(client)) {
      throw misfit();
    }
    var key =
        new CompanyKey(
            1, kind, company.recipient().text(), company.fingerprint(), statement, signature);
    once(
        client,
        () -> {
          keyring.add(client, key, clock.instant());
          keyring.addGrant(client, 1, who.person(), grant, null, who.person(), clock.instant());
          log(Action.KEY_COMPANY_ADDED, who, key.fingerprint());
          log(Action.KEY_GRANTED, who, key.fingerprint());
        });
  }

  /// The keys of one member, and whether he was granted the current company key.
  Optional<Keyring.MemberKey> key(ClientId client, PersonId person) {
    return fence.as(client, () -> keyring.member(client, person));
  }

  boolean granted(ClientId client, PersonId person) {
    return fence.as(
        client,
        () ->
            keyring
                .current(client)
                .flatMap(key -> keyring.grant(client, key.epoch(), person))
                .isPresent());
  }

  /// @throws Problem 409 if he was granted it, 422 if signature, member or epoch do not fit
  void grant(Who who, PersonId to, int epoch, Bytes sealed, Bytes signature) {
    var client = who.memberOf();
    once(
        client,
        () -> {
          var company = keyring.current(client).orElseThrow(KeyDesk::misfit);
          var mine = keyring.member(client, who.person()).orElseThrow(KeyDesk::misfit);
          var theirs = keyring.member(client, to).orElseThrow(KeyDesk::misfit);
          var text =
              new Grant(
                  client,
                  company.fingerprint(),
                  epoch,
                  to,
                  theirs.fingerprint(),
                  mine.fingerprint(),
                  sealed);
          if (epoch != company.epoch() || !text.isSignedBy(mine.signKey(), signature)) {
            throw misfit();
          }
          keyring.addGrant(client, epoch, to, sealed, signature, who.person(), clock.instant());
          log(Action.KEY_GRANTED, who, theirs.fingerprint());
        });
  }

  private void once(ClientId client, Runnable adding) {
    try {
      fence.run(client, adding);
    } catch (DuplicateKeyException e) {
      throw new Problem(409, "key-exists", "鍵はすでに登録されています。", "There is a key already.");
    }
  }

  private void log(Action action, Who who, String fingerprint) {
    audit.append(
        new Entry(
            action,
            who.memberOf(),
            who.memberOf().toString(),
            who.actor(),
            Purpose.MANAGE,
            Result.DONE,
            Map.of("fingerprint", fingerprint)));
  }

  private static void checkMethods(List<NewUnlock> unlocks) {
    var passkey =
        unlocks.stream().anyMatch(u -> u.method().equals("passkey") && u.credentialId() != null);
    var recovery = unlocks.stream().anyMatch(u -> u.method().equals("recovery"));
    var strange =
        unlocks.stream()
            .anyMatch(u ->
                !u.method().equals(u.credentialId() == null ? "recovery" : "passkey")
                    || u.blob().length() == 0);
    if (!passkey || !recovery || strange || unlocks.size() > UNLOCK_LIMIT) {
      throw new Problem(
          422,
          "two-methods-needed",
          "パスキーと回復キットの両方が必要です。",
          "Both a passkey and a recovery kit are needed: one of them may get lost.");
    }
  }

  private static KeyStatement.Member member(String statement, Bytes signature) {
    try {
      return KeyStatement.checkMember(Bytes.of(statement.getBytes(UTF_8)), signature)
          .orElseThrow(KeyDesk::misfit)
          .value();
    } catch (IllegalArgumentException e) {
      throw misfit();
    }
  }

  private static Verified<KeyStatement.Member> verified(Keyring.MemberKey kept) {
    return KeyStatement.checkMember(Bytes.of(kept.statement().getBytes(UTF_8)), kept.signature())
        .orElseThrow(KeyDesk::misfit);
  }

  private static KeyStatement.Company company(
      String statement, Bytes signature, Verified<KeyStatement.Member> by) {
    try {
      return KeyStatement.checkCompany(Bytes.of(statement.getBytes(UTF_8)), signature, by)
          .orElseThrow(KeyDesk::misfit)
          .value();
    } catch (IllegalArgumentException e) {
      throw misfit();
    }
  }

  private static Problem misfit() {
    return new Problem(
        422, "key-does-not-fit", "鍵の証明が合いません。", "The key's statement or signature does not fit.");
  }
}

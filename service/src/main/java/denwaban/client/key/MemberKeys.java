package denwaban.client.key;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.access.CurrentUser;
import denwaban.audit.Action;
import denwaban.database.tenant.TenantTransactions;
import denwaban.http.Problem;
import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import denwaban.kernel.Ids;
import denwaban.kernel.PersonId;
import denwaban.seal.statement.KeyStatement;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/// A member's own key: its statement, and the ways to open its secret half, which only the member's
/// browser can use.
@Component
public final class MemberKeys {

  /// Bytes of a wrapped member key or a grant; the hybrid ones have some 4,000.
  public static final int BLOB_LIMIT = 16_384;

  /// Ways to open one member key.
  static final int UNLOCK_LIMIT = 8;

  /// Keys of one member: each is in every chain of the company from then on, 2.5 kB of the 16 MiB
  /// that one may have. Only who lost every way to a key makes the next.
  static final int EPOCH_LIMIT = 20;

  private final TenantTransactions transactions;
  private final Keyring keyring;
  private final KeyLog log;
  private final InstantSource clock;
  private final Ids ids;

  MemberKeys(
      TenantTransactions transactions, Keyring keyring, KeyLog log, InstantSource clock, Ids ids) {
    this.transactions = transactions;
    this.keyring = keyring;
    this.log = log;
    this.clock = clock;
    this.ids = ids;
  }

  /// One way to open the own key, as it comes.
  record NewUnlock(String method, @Nullable String credentialId, Bytes blob) {}

  /// A member's key and the ways to open it.
  record Mine(Keyring.MemberKey key, List<Keyring.Unlock> unlocks) {}

  Optional<Mine> mine(CurrentUser user) {
    var client = user.memberOf();
    return transactions.as(
        client,
        () ->
            keyring
                .member(client, user.person())
                .map(key -> new Mine(key, keyring.unlocks(client, user.person(), key.epoch()))));
  }

  Optional<Keyring.MemberKey> key(ClientId client, PersonId person) {
    return transactions.as(client, () -> keyring.member(client, person));
  }

  /// The first key, or a new one of a member who lost every way to the one before: they wait for a
  /// grant again.
  ///
  /// @throws Problem 409 if this epoch exists or is past [#EPOCH_LIMIT], 422 if the statement does
  ///   not fit or a method is missing
  public void add(CurrentUser user, String statement, Bytes signature, List<NewUnlock> unlocks) {
    var client = user.memberOf();
    var member = member(statement, signature);
    if (!member.client().equals(client) || !member.person().equals(user.person())) {
      throw KeyDesk.misfit();
    }
    checkMethods(unlocks);
    if (member.epoch() > EPOCH_LIMIT) throw new Problem(409, "member-keys-many");
    var key =
        new Keyring.MemberKey(
            member.epoch(),
            member.recipient().text(),
            member.sign(),
            member.fingerprint(),
            statement,
            signature);
    once(
        client,
        () -> {
          var before = keyring.member(client, user.person());
          if (member.epoch() != before.map(Keyring.MemberKey::epoch).orElse(0) + 1) {
            throw before.isPresent() && member.epoch() == before.get().epoch()
                ? exists()
                : KeyDesk.misfit();
          }
          if (!before
              .map(Keyring.MemberKey::fingerprint)
              .equals(Optional.ofNullable(member.prev()))) {
            throw KeyDesk.misfit();
          }
          keyring.add(client, user.person(), key, clock.instant());
          for (var unlock : unlocks) {
            keyring.add(client, user.person(), key.epoch(), made(unlock));
          }
          log.say(Action.KEY_MEMBER_ADDED, user, key.fingerprint());
        });
  }

  /// Another passkey, or a new kit.
  ///
  /// @throws Problem 409 if there are as many as allowed or this passkey opens it already, 422 if
  ///   it does not fit or there is no key yet
  void addUnlock(CurrentUser user, NewUnlock unlock) {
    var client = user.memberOf();
    if (strange(unlock)) {
      throw KeyDesk.misfit();
    }
    once(
        client,
        () -> {
          var key = keyring.member(client, user.person()).orElseThrow(KeyDesk::misfit);
          var had = keyring.unlocks(client, user.person(), key.epoch());
          var known = unlock.credentialId();
          if (had.size() >= UNLOCK_LIMIT
              || (known != null && had.stream().anyMatch(u -> known.equals(u.credentialId())))) {
            throw new Problem(409, "unlock-exists");
          }
          keyring.add(client, user.person(), key.epoch(), made(unlock));
          log.say(
              Action.KEY_UNLOCK_ADDED,
              user,
              Map.of("fingerprint", key.fingerprint(), "method", unlock.method()));
        });
  }

  /// @throws Problem 404 if there is no such way, 422 if a passkey and a kit would not both remain
  void dropUnlock(CurrentUser user, UUID id) {
    var client = user.memberOf();
    transactions.run(
        client,
        () -> {
          keyring.hold(user.person());
          var key = keyring.member(client, user.person()).orElseThrow(Problem::notFound);
          var left = new ArrayList<>(keyring.unlocks(client, user.person(), key.epoch()));
          var gone =
              left.stream()
                  .filter(u -> u.id().equals(id))
                  .findFirst()
                  .orElseThrow(Problem::notFound);
          left.remove(gone);
          checkBoth(left.stream().map(Keyring.Unlock::method).toList());
          keyring.drop(client, user.person(), id);
          log.say(
              Action.KEY_UNLOCK_REMOVED,
              user,
              Map.of("fingerprint", key.fingerprint(), "method", gone.method()));
        });
  }

  private Keyring.Unlock made(NewUnlock unlock) {
    return new Keyring.Unlock(ids.next(), unlock.method(), unlock.credentialId(), unlock.blob());
  }

  private void once(ClientId client, Runnable adding) {
    try {
      transactions.run(client, adding);
    } catch (DuplicateKeyException e) {
      throw exists();
    }
  }

  private static void checkMethods(List<NewUnlock> unlocks) {
    checkBoth(unlocks.stream().map(NewUnlock::method).toList());
    if (unlocks.stream().anyMatch(MemberKeys::strange) || unlocks.size() > UNLOCK_LIMIT) {
      throw twoMethods();
    }
  }

  private static void checkBoth(List<String> methods) {
    if (!methods.contains("passkey") || !methods.contains("recovery")) {
      throw twoMethods();
    }
  }

  private static boolean strange(NewUnlock unlock) {
    return !unlock.method().equals(unlock.credentialId() == null ? "recovery" : "passkey")
        || unlock.blob().length() == 0;
  }

  private static KeyStatement.Member member(String statement, Bytes signature) {
    try {
      return KeyStatement.checkMember(Bytes.of(statement.getBytes(UTF_8)), signature)
          .orElseThrow(KeyDesk::misfit)
          .value();
    } catch (IllegalArgumentException e) {
      throw KeyDesk.misfit();
    }
  }

  private static Problem exists() {
    return new Problem(409, "key-exists");
  }

  private static Problem twoMethods() {
    return new Problem(422, "two-methods-needed");
  }
}

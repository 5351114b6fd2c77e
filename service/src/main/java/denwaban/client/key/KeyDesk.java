package denwaban.client.key;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.access.CurrentUser;
import denwaban.audit.Action;
import denwaban.client.Clients;
import denwaban.client.KeyKind;
import denwaban.database.tenant.TenantTransactions;
import denwaban.http.Problem;
import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import denwaban.kernel.PersonId;
import denwaban.seal.age.Limits;
import denwaban.seal.statement.Grant;
import denwaban.seal.statement.KeyStatement;
import denwaban.seal.statement.Verified;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/// Takes in a company's first key and grants of it, after checking that they say what they must.
@Component
final class KeyDesk {

  private final TenantTransactions transactions;
  private final Keyring keyring;
  private final LineTable table;
  private final KeyLines lines;
  private final Clients clients;
  private final KeyLog log;
  private final InstantSource clock;

  KeyDesk(
      TenantTransactions transactions,
      Keyring keyring,
      LineTable table,
      KeyLines lines,
      Clients clients,
      KeyLog log,
      InstantSource clock) {
    this.transactions = transactions;
    this.keyring = keyring;
    this.table = table;
    this.lines = lines;
    this.clients = clients;
    this.log = log;
    this.clock = clock;
  }

  /// What a member finds of the company's keys.
  ///
  /// @param grant of the newest epoch, sealed to the member
  record View(@Nullable CompanyKey company, @Nullable Bytes grant, List<LineTable.Given> grants) {}

  View view(CurrentUser user) {
    var client = user.memberOf();
    return transactions.as(
        client,
        () -> {
          var company = table.current(client, Line.OWN);
          var mine = table.mine(client, user.person());
          return new View(
              company.orElse(null),
              company
                  .flatMap(key -> held(mine, key.epoch()))
                  .map(LineTable.Given::blob)
                  .orElse(null),
              mine);
        });
  }

  /// The last one: who began anew was granted it again.
  private static Optional<LineTable.Given> held(List<LineTable.Given> mine, int epoch) {
    return mine.stream()
        .filter(given -> given.line().equals(Line.OWN) && given.epoch() == epoch)
        .reduce((before, later) -> later);
  }

  /// @throws Problem 409 if there is one, 422 if the statement does not fit
  void addCompany(CurrentUser user, String statement, Bytes signature, Bytes grant) {
    var client = user.memberOf();
    var wanted = clients.find(client).orElseThrow(Problem::notFound).wantedKind();
    var mine =
        transactions
            .as(client, () -> keyring.member(client, user.person()))
            .orElseThrow(KeyDesk::misfit);
    var company = company(statement, signature, verified(mine));
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
          table.add(client, Line.OWN, key, clock.instant());
          var own = mine.fingerprint();
          table.add(
              client,
              new LineTable.Given(Line.OWN, 1, user.person(), own, own, grant, null),
              user.person(),
              clock.instant());
          log.say(Action.KEY_COMPANY_ADDED, user, key.fingerprint());
          log.say(Action.KEY_GRANTED, user, own);
        });
  }

  /// Whether this member has a key and was never given the company's: left out on purpose is not
  /// waiting.
  boolean waits(ClientId client, PersonId person) {
    return transactions.as(
        client,
        () -> {
          var key = keyring.member(client, person);
          return key.isPresent()
              && table.current(client, Line.OWN).isPresent()
              && table.mine(client, person).stream()
                  .noneMatch(given ->
                      given.line().equals(Line.OWN) && given.to().equals(key.get().fingerprint()));
        });
  }

  /// Whether a member's newest key was granted the newest company key.
  boolean granted(ClientId client, PersonId person) {
    return transactions.as(
        client,
        () -> {
          var key = keyring.member(client, person);
          var company = table.current(client, Line.OWN);
          return key.isPresent()
              && company.isPresent()
              && table.mine(client, person).stream()
                  .anyMatch(given ->
                      given.line().equals(Line.OWN)
                          && given.epoch() == company.get().epoch()
                          && given.to().equals(key.get().fingerprint()));
        });
  }

  /// Bytes of a chain that further grants may make; the rest is for keys to come and for new
  /// members' statements, 2.5 kB each.
  static final int GRANTS_UNTIL = Limits.CHAIN_BYTES - (2 << 20);

  /// @param epoch the newest, or one before, so that a new member can read what came before
  /// @throws Problem 409 if the member was granted it, or the chain holds no more, 422 if
  ///   signature, member or epoch do not fit, or the giver has no trusted grant of it
  void grant(CurrentUser user, Line line, PersonId to, int epoch, Bytes sealed, Bytes signature) {
    var client = user.memberOf();
    once(
        client,
        () -> {
          var company =
              table.epochs(client, line).stream()
                  .filter(key -> key.epoch() == epoch)
                  .findFirst()
                  .orElseThrow(KeyDesk::misfit);
          var mine = keyring.member(client, user.person()).orElseThrow(KeyDesk::misfit);
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
          var holds =
              table.grants(client, line).stream()
                  .anyMatch(
                      given -> given.epoch() == epoch && given.to().equals(mine.fingerprint()));
          if (!holds || !text.isSignedBy(mine.signKey(), signature)) {
            throw misfit();
          }
          table.add(
              client,
              new LineTable.Given(
                  line, epoch, to, theirs.fingerprint(), mine.fingerprint(), sealed, signature),
              user.person(),
              clock.instant());
          mustStayReadable(client, line);
          log.say(Action.KEY_GRANTED, user, theirs.fingerprint());
        });
  }

  /// A chain that nobody can read any more would end the sealing.
  private void mustStayReadable(ClientId client, Line line) {
    if (lines.chain(client, line).bytes().length() > GRANTS_UNTIL) {
      throw new Problem(409, "key-chain-full");
    }
  }

  /// Characters of a reason.
  static final int REASON_LIMIT = 1_000;

  /// Says who is about to put a key together from shares, and why. The browser does so only after.
  ///
  /// @throws Problem 422 if no reason is given
  void recoveryBegins(CurrentUser user, String reason) {
    var why = reason(reason);
    transactions.run(
        user.memberOf(), () -> log.say(Action.KEY_RECOVERY_BEGAN, user, Map.of("reason", why)));
  }

  /// @throws Problem 422 if there is none, or more than [#REASON_LIMIT]
  static String reason(String said) {
    if (said.isBlank() || said.length() > REASON_LIMIT) {
      throw new Problem(422, "reason-needed");
    }
    return said.strip();
  }

  private void once(ClientId client, Runnable adding) {
    try {
      transactions.run(client, adding);
    } catch (DuplicateKeyException e) {
      throw new Problem(409, "key-exists");
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

  static Problem misfit() {
    return new Problem(422, "key-does-not-fit");
  }
}

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
import denwaban.seal.statement.Fingerprint;
import denwaban.seal.statement.KeyChain;
import denwaban.seal.statement.KeyChainText;
import denwaban.seal.statement.KeyStatement;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/// Takes in the next epoch of a line: after a member left, by schedule, or after a recovery.
///
/// The new statement lists who holds the new key. A member who is not in it is out: their grants
/// and statements are refused by everyone from then on.
@Component
public final class Rotation {

  /// Members who hold one key. More do not fit in one canonical text.
  static final int HOLDER_LIMIT = 500;

  private final TenantTransactions transactions;
  private final KeyLines lines;
  private final LineTable table;
  private final Keyring keyring;
  private final Clients clients;
  private final KeyLog log;
  private final InstantSource clock;

  Rotation(
      TenantTransactions transactions,
      KeyLines lines,
      LineTable table,
      Keyring keyring,
      Clients clients,
      KeyLog log,
      InstantSource clock) {
    this.transactions = transactions;
    this.lines = lines;
    this.table = table;
    this.keyring = keyring;
    this.clients = clients;
    this.log = log;
    this.clock = clock;
  }

  /// The new key sealed to one of its holders.
  public record Holder(PersonId member, Bytes grant) {}

  /// @throws Problem 409 if this epoch exists already, 422 if anything does not fit
  public void next(
      CurrentUser user, Line line, String statement, Bytes signature, List<Holder> holders) {
    var client = user.memberOf();
    var wanted = clients.find(client).orElseThrow(Problem::notFound).wantedKind();
    if (holders.isEmpty() || holders.size() > HOLDER_LIMIT) {
      throw KeyDesk.misfit();
    }
    try {
      transactions.run(
          client,
          () -> {
            var said = checked(user, line, statement, signature);
            if (KeyKind.of(said.recipient().suite()) != wanted) {
              throw KeyDesk.misfit();
            }
            keep(user, line, said, statement, signature, holders);
          });
    } catch (DuplicateKeyException e) {
      throw new Problem(409, "key-exists.rotation");
    }
  }

  /// The first epoch of a mailbox's line, held by several from its beginning. Called in the
  /// client's scope.
  ///
  /// @throws Problem 422 if anything does not fit
  public void first(
      CurrentUser user,
      Line line,
      KeyKind wanted,
      String statement,
      Bytes signature,
      List<Holder> holders) {
    var client = user.memberOf();
    if (holders.isEmpty() || holders.size() > HOLDER_LIMIT) {
      throw KeyDesk.misfit();
    }
    var members = lines.chain(client, line).members();
    var alone =
        new KeyChainText(List.of(KeyLines.signed(statement, signature)), members, List.of());
    var said = said(user, lines.begun(client, line, alone));
    if (KeyKind.of(said.recipient().suite()) != wanted) {
      throw KeyDesk.misfit();
    }
    keep(user, line, said, statement, signature, holders);
  }

  /// The newest statement, if this member made it with their newest key.
  private KeyStatement.Company said(CurrentUser user, KeyChain.Found found) {
    if (!(found instanceof KeyChain.Found.Good(var good))) {
      throw KeyDesk.misfit();
    }
    var mine = keyring.member(user.memberOf(), user.person()).orElseThrow(KeyDesk::misfit);
    if (!good.current().by().equals(mine.fingerprint())) {
      throw KeyDesk.misfit();
    }
    return good.current();
  }

  /// Our own check proves nothing to others, so we check the chain as they will.
  private KeyStatement.Company checked(
      CurrentUser user, Line line, String statement, Bytes signature) {
    var client = user.memberOf();
    var chain = lines.chain(client, line);
    if (chain.statements().isEmpty()) {
      throw KeyDesk.misfit();
    }
    var newest = Fingerprint.of(chain.statements().getLast().statement());
    var statements = new ArrayList<>(chain.statements());
    statements.add(KeyLines.signed(statement, signature));
    var longer = new KeyChainText(statements, chain.members(), chain.grants());
    var said = said(user, lines.found(client, line, longer));
    if (!newest.equals(said.prev())) {
      throw KeyDesk.misfit();
    }
    return said;
  }

  private void keep(
      CurrentUser user,
      Line line,
      KeyStatement.Company said,
      String statement,
      Bytes signature,
      List<Holder> holders) {
    var client = user.memberOf();
    var fingerprint = Fingerprint.of(Bytes.of(statement.getBytes(UTF_8)));
    var key =
        new CompanyKey(
            said.epoch(),
            KeyKind.of(said.recipient().suite()),
            said.recipient().text(),
            fingerprint,
            statement,
            signature);
    table.add(client, line, key, clock.instant());
    log.say(Action.KEY_COMPANY_ADDED, user, fingerprint);
    var named = new HashSet<String>();
    for (var holder : holders) {
      var to = keyring.member(client, holder.member()).orElseThrow(KeyDesk::misfit).fingerprint();
      named.add(to);
      table.add(
          client,
          new LineTable.Given(
              line, said.epoch(), holder.member(), to, said.by(), holder.grant(), null),
          user.person(),
          clock.instant());
      log.say(Action.KEY_GRANTED, user, to);
    }
    // a holder without a key, or a key for a member who is not named, would be false
    if (!named.equals(new HashSet<>(said.members()))) {
      throw KeyDesk.misfit();
    }
  }

  /// The line's statements and grants, for the verifier.
  ///
  /// @throws Problem 404 if there is no such line
  public String chain(ClientId client, Line line) {
    var chain = transactions.as(client, () -> lines.chain(client, line));
    if (chain.statements().isEmpty() && !line.equals(Line.OWN)) {
      throw Problem.notFound();
    }
    return new String(chain.bytes().toArray(), UTF_8);
  }
}

package denwaban.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.access.CurrentUser;
import denwaban.client.key.CompanyKeys;
import denwaban.database.tenant.TenantTransactions;
import denwaban.http.Problem;
import denwaban.kernel.Bytes;
import denwaban.kernel.CallId;
import denwaban.kernel.ClientId;
import denwaban.kernel.ObjectId;
import denwaban.seal.statement.Manifest;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Keeps blind tokens of objects, and finds the calls that have one. The key that makes tokens is
/// in members' browsers only: here they are 16 bytes that are equal or not.
///
/// A member finds only what was indexed under a key that was granted to them, whatever tokens they
/// send.
@Component
public final class BlindTokens {

  /// Bytes of a token.
  public static final int TOKEN_BYTES = 16;

  /// Tokens of one object: the network's number, those in the form, a case number.
  static final int OBJECT_LIMIT = 16;

  /// Tokens asked for at once. A browser makes two for each epoch of the keys that its member
  /// holds, and asks in several parts where these are more.
  public static final int ASKED_LIMIT = 128;

  /// Objects named at once.
  static final int PAGE_LIMIT = 500;

  private final TenantTransactions transactions;
  private final ObjectTable objectTable;
  private final BlindTokenTable tokens;
  private final CompanyKeys keys;

  BlindTokens(
      TenantTransactions transactions,
      ObjectTable objectTable,
      BlindTokenTable tokens,
      CompanyKeys keys) {
    this.transactions = transactions;
    this.objectTable = objectTable;
    this.tokens = tokens;
    this.keys = keys;
  }

  /// @param newest of its objects with a token that was asked for
  public record Match(CallId call, ObjectId newest) {}

  /// What a member can open, and what of it has tokens.
  record Openable(BlindTokenTable.Count count, List<BlindTokenTable.Row> objects) {}

  /// @param company fingerprint of the key statement whose key made the tokens
  /// @throws Problem 404 if there is no such object of this member's client, or this key was not
  ///   granted to them; 422 if the key is of another line than the object's, or there are too many
  ///   tokens
  void put(CurrentUser user, ObjectId object, String company, Set<Bytes> made) {
    transactions.run(user.memberOf(), user.person(), () -> keep(user, object, company, made));
  }

  /// The same, in the member's scope. A refusal leaves the transaction as it was.
  void keep(CurrentUser user, ObjectId object, String company, Set<Bytes> made) {
    var client = user.memberOf();
    if (made.size() > OBJECT_LIMIT) {
      throw misfit();
    }
    var signedManifest = objectTable.find(client, object).orElseThrow(Problem::notFound);
    if (!keys.grantedTo(client, user.person()).contains(company)) {
      throw Problem.notFound();
    }
    var manifest = Manifest.parse(Bytes.of(signedManifest.manifest().getBytes(UTF_8)));
    if (manifest.kind() == Manifest.Kind.RECORDING
        || !keys.sameLine(client, company, manifest.company())) {
      throw misfit();
    }
    objectTable.lock(object);
    tokens.put(client, object, manifest.call(), company, made);
  }

  /// Newest first.
  ///
  /// @param asked at most [#ASKED_LIMIT]
  /// @param before the newest object of the last match named before, or null
  /// @throws Problem 422 for none or too many
  public List<Match> find(
      CurrentUser user, Collection<Bytes> asked, @Nullable ObjectId before, int limit) {
    if (asked.isEmpty() || asked.size() > ASKED_LIMIT) {
      throw misfit();
    }
    var client = user.memberOf();
    return transactions.as(
        client,
        user.person(),
        () -> {
          var held = keys.grantedTo(client, user.person());
          return held.isEmpty() ? List.of() : tokens.find(client, held, asked, before, limit);
        });
  }

  /// Messages and slips that this member can open, newest first.
  ///
  /// @param before the last object named before, or null
  Openable openable(CurrentUser user, @Nullable ObjectId before, int limit) {
    var client = user.memberOf();
    var page = Math.clamp(limit, 1, PAGE_LIMIT);
    return transactions.as(
        client,
        user.person(),
        () -> {
          var held = keys.grantedTo(client, user.person());
          return held.isEmpty()
              ? new Openable(new BlindTokenTable.Count(0, 0), List.of())
              : new Openable(tokens.count(client, held), tokens.page(client, held, before, page));
        });
  }

  private static Problem misfit() {
    return new Problem(422, "tokens-do-not-fit");
  }

  /// Fingerprints of the keys that tokens of this client were made with. Called in its scope.
  Set<String> madeWith(ClientId client) {
    return tokens.madeWith(client);
  }
}

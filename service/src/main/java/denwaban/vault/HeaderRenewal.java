package denwaban.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Comparator.comparing;

import denwaban.access.CurrentUser;
import denwaban.audit.Action;
import denwaban.audit.AuditLog;
import denwaban.audit.Entry;
import denwaban.audit.Purpose;
import denwaban.audit.Result;
import denwaban.client.key.CompanyKeys;
import denwaban.database.tenant.TenantTransactions;
import denwaban.http.Problem;
import denwaban.kernel.Bytes;
import denwaban.kernel.ObjectId;
import denwaban.seal.age.Limits;
import denwaban.seal.statement.HeaderCheck;
import denwaban.seal.statement.KeyLine;
import denwaban.seal.statement.Manifest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Takes in headers that a member made anew for the newest key, and forgets those before: when a
/// member left, or a key was lost. Can be repeated: finished objects are skipped.
@Component
final class HeaderRenewal {

  /// Objects named at once.
  static final int PAGE_LIMIT = 500;

  /// Objects in one request: as many as are released at once.
  static final int BATCH = HeaderRelease.SEVERAL;

  private final TenantTransactions transactions;
  private final ObjectTable objectTable;
  private final Headers headers;
  private final BlindTokens tokens;
  private final CompanyKeys keys;
  private final AuditLog audit;

  HeaderRenewal(
      TenantTransactions transactions,
      ObjectTable objectTable,
      Headers headers,
      BlindTokens tokens,
      CompanyKeys keys,
      AuditLog audit) {
    this.tokens = tokens;
    this.transactions = transactions;
    this.objectTable = objectTable;
    this.headers = headers;
    this.keys = keys;
    this.audit = audit;
  }

  /// A header as a member made it.
  record NewHeader(int n, Bytes header, String statement, Bytes signature) {}

  /// Objects that an older key still opens.
  ///
  /// @param total of all; `objects` are the first of them
  record Stale(long total, List<ObjectId> objects) {}

  /// @param after the last object named before, or null
  Stale stale(CurrentUser user, @Nullable ObjectId after, int limit) {
    var client = user.memberOf();
    var page = Math.clamp(limit, 1, PAGE_LIMIT);
    return transactions.as(
        client,
        user.person(),
        () -> {
          var old = keys.superseded(client);
          return new Stale(
              objectTable.countStale(client, old), objectTable.stale(client, old, after, page));
        });
  }

  /// Those of `objects` that an older key still opens: nothing else is released to be made anew, so
  /// that this is no way to read.
  Set<ObjectId> stillStale(CurrentUser user, List<ObjectId> objects) {
    var client = user.memberOf();
    return transactions.as(
        client, user.person(), () -> objectTable.staleOf(client, keys.superseded(client), objects));
  }

  /// What a member made for one object.
  ///
  /// @param tokens what it is found by under the newest key; null if by nothing
  record Remade(ObjectId object, List<NewHeader> headers, @Nullable Tokens tokens) {}

  /// @param company fingerprint of the key statement whose key made them
  record Tokens(String company, Set<Bytes> made) {}

  /// Takes in what fits, at once: each object with an entry of its own. An object that another
  /// browser has done meanwhile counts as done.
  ///
  /// @return those that stay as they were: not this member's client's, or not exactly all segments
  ///   have a header of the line's newest key from a member who may make one
  /// @throws Problem 422 if there are none, or more than [#BATCH] objects or than [Limits#SEGMENTS]
  ///   headers together; 503 while the vault is sealed
  List<ObjectId> remake(CurrentUser user, List<Remade> batch) {
    var headers = batch.stream().mapToInt(one -> one.headers().size()).sum();
    if (batch.isEmpty() || batch.size() > BATCH || headers > Limits.SEGMENTS) {
      throw misfit();
    }
    this.headers.mustBeOpen();
    // in one order for everyone: two browsers that work on the same objects wait, and do not
    // deadlock
    var ordered = batch.stream().sorted(comparing(one -> one.object().toString())).toList();
    return transactions.as(
        user.memberOf(),
        user.person(),
        () -> {
          var lines = new HashMap<String, Optional<KeyLine>>();
          var refused = new ArrayList<ObjectId>();
          for (var one : ordered) {
            try {
              remake(user, one, lines);
            } catch (Problem misfit) {
              if (misfit.status() >= 500) {
                throw misfit;
              }
              refused.add(one.object());
            }
          }
          return List.copyOf(refused);
        });
  }

  /// @param lines checked in this transaction, by the statement that was asked about
  private void remake(CurrentUser user, Remade one, Map<String, Optional<KeyLine>> lines) {
    var client = user.memberOf();
    var object = one.object();
    var signedManifest = objectTable.find(client, object).orElseThrow(Problem::notFound);
    var manifest = Manifest.parse(Bytes.of(signedManifest.manifest().getBytes(UTF_8)));
    var line =
        lines
            .computeIfAbsent(manifest.company(), of -> keys.line(client, of))
            .orElseThrow(HeaderRenewal::misfit);
    check(line, manifest, one.headers());
    // one at a time: the second finds the work done already
    objectTable.lock(object);
    var had = objectTable.headers(client, object);
    var current = line.current().fingerprint();
    if (had.stream().allMatch(lying -> lying.company().equals(current))) {
      return;
    }
    if (had.size() != one.headers().size()) {
      throw misfit();
    }
    var found = one.tokens();
    if (found != null) {
      tokens.keep(user, object, found.company(), found.made());
    }
    for (var made : one.headers()) {
      var before = had.get(made.n()).header();
      var wrapped =
          headers.wrap(Audience.COMPANY, client, object, made.n(), before.startMs(), made.header());
      var remade = new ObjectTable.Remade(made.statement(), made.signature());
      objectTable.drop(client, object, made.n());
      objectTable.add(
          client, object, new ObjectTable.Lying(wrapped, line.current().epoch(), current, remade));
    }
    audit.append(
        new Entry(
            Action.HEADER_REMADE,
            client,
            object.toString(),
            user.actor(),
            Purpose.REHEADER,
            Result.DONE,
            Map.of("fingerprint", current)));
  }

  private static void check(KeyLine line, Manifest manifest, List<NewHeader> made) {
    var named = new HashSet<Integer>();
    for (var one : made) {
      var found =
          HeaderCheck.remade(
              line,
              manifest,
              one.n(),
              one.header(),
              Bytes.of(one.statement().getBytes(UTF_8)),
              one.signature());
      if (!named.add(one.n())
          || !(found instanceof HeaderCheck.Found.Good(var to))
          || !to.statement().equals(line.current())) {
        throw misfit();
      }
    }
    if (named.size() != manifest.segments().size()) {
      throw misfit();
    }
  }

  private static Problem misfit() {
    return new Problem(422, "header-does-not-fit");
  }
}

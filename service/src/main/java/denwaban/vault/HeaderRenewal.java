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
import denwaban.client.key.KeyUse;
import denwaban.database.tenant.TenantTransactions;
import denwaban.http.Problem;
import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import denwaban.kernel.ObjectId;
import denwaban.seal.age.Limits;
import denwaban.seal.statement.HeaderCheck;
import denwaban.seal.statement.KeyLine;
import denwaban.seal.statement.KeyStatement;
import denwaban.seal.statement.Manifest;
import denwaban.storage.key.WeekKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Takes in headers that a member made anew for the newest key, and forgets those before: when a
/// member left, or a key was lost. Can be repeated: finished objects are skipped.
@Component
final class HeaderRenewal implements KeyUse {

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

  @Override
  public Set<String> used(ClientId client, Collection<String> names) {
    var used = new HashSet<>(objectTable.sealedTo(client, names));
    used.addAll(tokens.madeWith(client));
    return used;
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
  record Remade(ObjectId object, List<NewHeader> headers, @Nullable Tokens tokens)
      implements OfObject {}

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
    var client = user.memberOf();
    var refused = new ArrayList<ObjectId>();
    var fitting =
        transactions.as(
            client,
            user.person(),
            () -> {
              var lines = new HashMap<String, Optional<KeyLine>>();
              return each(ordered, refused, one -> fitting(client, one, lines));
            });
    // under the keys of their weeks, while no connection is held: the key service may be slow
    var wrapped = each(fitting, refused, it -> Optional.of(wrapped(it)));
    transactions.run(
        client,
        user.person(),
        () -> {
          var lines = new HashMap<String, Optional<KeyLine>>();
          each(wrapped, refused, it -> Optional.of(keep(user, it, lines)));
        });
    return List.copyOf(refused);
  }

  /// One object on its way.
  interface OfObject {
    ObjectId object();
  }

  /// What came of each, without those that do not fit: they are added to `refused`.
  private static <I extends OfObject, O> List<O> each(
      List<I> all, List<ObjectId> refused, Function<I, Optional<O>> work) {
    var done = new ArrayList<O>();
    for (var one : all) {
      try {
        work.apply(one).ifPresent(done::add);
      } catch (Problem misfit) {
        if (misfit.status() >= 500) {
          throw misfit;
        }
        refused.add(one.object());
      }
    }
    return done;
  }

  /// What was made for an object, and fits.
  ///
  /// @param to the newest key
  /// @param had what lies there, which older keys open too
  private record Fitting(
      Remade remade, KeyStatement.Company to, WeekKey week, List<ObjectTable.Lying> had)
      implements OfObject {

    @Override
    public ObjectId object() {
      return remade.object();
    }
  }

  /// @param lying as they are to lie, in the order in which they came
  private record Wrapped(Remade remade, List<ObjectTable.Lying> lying) implements OfObject {

    @Override
    public ObjectId object() {
      return remade.object();
    }
  }

  /// @param lines checked in this transaction, by the statement that was asked about
  /// @return empty if the work is done already
  private Optional<Fitting> fitting(
      ClientId client, Remade one, Map<String, Optional<KeyLine>> lines) {
    var signedManifest = objectTable.find(client, one.object()).orElseThrow(Problem::notFound);
    var manifest = Manifest.parse(Bytes.of(signedManifest.manifest().getBytes(UTF_8)));
    var line =
        lines
            .computeIfAbsent(manifest.company(), of -> keys.line(client, of))
            .orElseThrow(HeaderRenewal::misfit);
    check(line, manifest, one.headers());
    var had = objectTable.headers(client, one.object());
    var to = line.current();
    if (had.stream().allMatch(lying -> lying.company().equals(to.fingerprint()))) {
      return Optional.empty();
    }
    if (had.size() != one.headers().size()) {
      throw misfit();
    }
    return Optional.of(new Fitting(one, to, headers.week(client, one.object()), had));
  }

  private Wrapped wrapped(Fitting it) {
    var object = it.object();
    var lying = new ArrayList<ObjectTable.Lying>();
    for (var made : it.remade().headers()) {
      var start = it.had().get(made.n()).header().startMs();
      var row = headers.wrap(it.week(), Audience.COMPANY, object, made.n(), start, made.header());
      var remade = new ObjectTable.Remade(made.statement(), made.signature());
      lying.add(new ObjectTable.Lying(row, it.to().epoch(), it.to().fingerprint(), remade));
    }
    return new Wrapped(it.remade(), lying);
  }

  private ObjectId keep(CurrentUser user, Wrapped it, Map<String, Optional<KeyLine>> lines) {
    var client = user.memberOf();
    var object = it.object();
    // one at a time: the second finds the work done already
    objectTable.lock(object);
    var still = fitting(client, it.remade(), lines);
    if (still.isEmpty()) {
      return object;
    }
    var current = still.get().to().fingerprint();
    if (it.lying().stream().anyMatch(lying -> !lying.company().equals(current))) {
      throw misfit();
    }
    var found = it.remade().tokens();
    if (found != null) {
      tokens.keep(user, object, found.company(), found.made());
    }
    for (var lying : it.lying()) {
      objectTable.drop(client, object, lying.header().n());
      objectTable.add(client, object, lying);
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
    return object;
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

package denwaban.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.audit.Action;
import denwaban.audit.AuditLog;
import denwaban.audit.Entry;
import denwaban.audit.Purpose;
import denwaban.audit.Result;
import denwaban.client.CompanyKeys;
import denwaban.database.Fence;
import denwaban.kernel.Bytes;
import denwaban.kernel.ObjectId;
import denwaban.people.Problem;
import denwaban.people.Who;
import denwaban.seal.HeaderCheck;
import denwaban.seal.KeyLine;
import denwaban.seal.Manifest;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Takes in headers that a member made anew for the newest key, and forgets those before: when
/// somebody left, or a key was lost. What is done is done; what is left is asked for again.
@Component
final class Reheading {

  /// Objects named at once.
  static final int PAGE_LIMIT = 500;

  private final Fence fence;
  private final Shelves shelves;
  private final Headers headers;
  private final CompanyKeys keys;
  private final AuditLog audit;

  Reheading(Fence fence, Shelves shelves, Headers headers, CompanyKeys keys, AuditLog audit) {
    this.fence = fence;
    this.shelves = shelves;
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
  Stale stale(Who who, @Nullable ObjectId after, int limit) {
    var client = who.memberOf();
    var page = Math.clamp(limit, 1, PAGE_LIMIT);
    return fence.as(
        client,
        who.person(),
        () -> {
          var old = keys.superseded(client);
          return new Stale(
              shelves.countStale(client, old), shelves.stale(client, old, after, page));
        });
  }

  /// @throws Problem 404 if there is no such object of this member's client, 422 if not exactly all
  ///   segments get a header of the line's newest key from somebody who may make one, 503 while the
  ///   vault is sealed
  void remake(Who who, ObjectId object, List<NewHeader> made) {
    var client = who.memberOf();
    headers.mustBeOpen();
    fence.run(
        client,
        who.person(),
        () -> {
          var kept = shelves.find(client, object).orElseThrow(Problem::notFound);
          var manifest = Manifest.parse(Bytes.of(kept.manifest().getBytes(UTF_8)));
          var line = keys.line(client, manifest.company()).orElseThrow(Reheading::misfit);
          check(line, manifest, made);
          // one at a time: who comes second finds his work done already
          shelves.lock(object);
          var had = shelves.headers(client, object);
          var current = line.current().fingerprint();
          if (had.stream().allMatch(lying -> lying.company().equals(current))) {
            return;
          }
          if (had.size() != made.size()) {
            throw misfit();
          }
          for (var one : made) {
            var before = had.get(one.n()).header();
            var wrapped = headers.wrap(client, object, one.n(), before.startMs(), one.header());
            var remade = new Shelves.Remade(one.statement(), one.signature());
            shelves.drop(client, object, one.n());
            shelves.add(
                client,
                object,
                new Shelves.Lying(wrapped, line.current().epoch(), current, remade));
          }
          audit.append(
              new Entry(
                  Action.HEADER_REMADE,
                  client,
                  object.toString(),
                  who.actor(),
                  Purpose.REHEADER,
                  Result.DONE,
                  Map.of("fingerprint", current)));
        });
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
    return new Problem(
        422,
        "header-does-not-fit",
        "新しい見出しが、最新の鍵か署名に合いません。",
        "A new header does not fit the newest key or its signature.");
  }
}

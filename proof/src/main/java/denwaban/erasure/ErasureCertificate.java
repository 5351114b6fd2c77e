package denwaban.erasure;

import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import denwaban.kernel.ObjectId;
import denwaban.seal.crypto.Digest;
import denwaban.seal.json.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What was erased of one client in one period, or of its whole contract (消去証明書; controls.md S2.11,
/// NIST SP 800-88r2). Format: docs/formats/erasure-certificate.md.
///
/// @param n from 1, counted per client
/// @param whole of a contract that ended: nothing of its callers is left
/// @param madeAt when
/// @param program name and version of what erased
/// @param batches what was erased at once, the oldest first
/// @param keys whose end makes whatever they wrapped unreadable in every copy
/// @param live when the last of it was gone from where it was in use
/// @param backups when the last backup is gone that could hold any of it; null if the program makes
///   none, and only the office knows of others
/// @param kept what the law keeps
public record ErasureCertificate(
    ClientId client,
    int n,
    boolean whole,
    Instant madeAt,
    String program,
    List<Batch> batches,
    List<EndedKey> keys,
    Instant live,
    @Nullable Instant backups,
    List<Kept> kept) {

  /// In bytes.
  public static final int LIMIT = 20_000_000;

  /// @param kind such as `recording`
  /// @param erasedAt when the last of it was gone
  /// @param verifiedAt when the verifier, which is not what erased, found nothing of it
  public record Batch(
      String id, String kind, Instant erasedAt, Instant verifiedAt, List<Thing> things) {

    public Batch {
      things = List.copyOf(things);
    }
  }

  /// @param hash [#hash] of its id: a person who knows the id finds it here, and no one learns an
  ///   id from it
  /// @param since when it began to be kept
  /// @param due when its time was over
  /// @param contract version of the contract whose term that was; 0 if none was in force
  /// @param erased when its keys were gone, and nothing could open it any more
  /// @param request id of the data subject's request that two members approved, whose moment is
  ///   then `due`; null of what was due by the contract
  public record Thing(
      String hash,
      Instant since,
      Instant due,
      int contract,
      Instant erased,
      @Nullable String request) {

    /// Of what was due by the contract.
    public Thing(String hash, Instant since, Instant due, int contract, Instant erased) {
      this(hash, since, due, contract, erased, null);
    }
  }

  /// The key under which the headers lay of all things of one kind that were begun in one week.
  ///
  /// @param kind such as `recording`; `any` of a week before keys were by kind
  /// @param week when that week began
  /// @param destroyedAt when the vault had destroyed it; of no backup a copy is left
  public record EndedKey(String kind, Instant week, Instant destroyedAt) {

    private static final Duration WEEK = Duration.ofDays(7);

    /// Whether a thing of this kind lay under it.
    boolean wrapped(String of, Instant since) {
      return kind.equals(of) && !since.isBefore(week) && since.isBefore(week.plus(WEEK));
    }
  }

  /// @param what such as `kyc`
  /// @param law that keeps it
  /// @param until null while its time has not begun
  public record Kept(String what, String law, @Nullable Instant until) {}

  private static final String TYPE = "denwaban-erasure-certificate";

  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSX").withZone(ZoneOffset.UTC);

  public ErasureCertificate {
    batches = List.copyOf(batches);
    keys = List.copyOf(keys);
    kept = List.copyOf(kept);
  }

  /// @throws IllegalArgumentException if this is no such certificate, to the byte
  public static ErasureCertificate parse(Bytes canonical) {
    var it = Members.of(Json.parse(canonical, LIMIT));
    var parsed =
        new ErasureCertificate(
            ClientId.of(it.text("client")),
            Math.toIntExact(it.number("n")),
            it.yes("whole"),
            it.time("madeAt"),
            it.text("program"),
            it.list("batches", ErasureCertificate::batch),
            it.has("keys") ? it.list("keys", ErasureCertificate::key) : List.of(),
            it.time("live"),
            it.timeOrNull("backups"),
            it.list(
                "kept",
                one -> new Kept(one.text("what"), one.text("law"), one.timeOrNull("until"))));
    // also says that type and version are these, and that there is nothing more
    if (!parsed.json().bytes().equals(canonical)) {
      throw new IllegalArgumentException("not a certificate of erasure");
    }
    return parsed;
  }

  private static Batch batch(Members it) {
    return new Batch(
        it.text("id"),
        it.text("kind"),
        it.time("erasedAt"),
        it.time("verifiedAt"),
        it.list("things", ErasureCertificate::thing));
  }

  private static EndedKey key(Members it) {
    return new EndedKey(it.text("kind"), it.time("week"), it.time("destroyedAt"));
  }

  private static Thing thing(Members it) {
    return new Thing(
        it.text("h"),
        it.time("since"),
        it.time("due"),
        Math.toIntExact(it.number("contract")),
        it.time("erased"),
        it.has("request") ? it.text("request") : null);
  }

  /// As a certificate names a thing.
  public static String hash(ObjectId id) {
    return Digest.sha256(Bytes.of(("denwaban-erased-v1|" + id).getBytes(StandardCharsets.UTF_8)))
        .base64();
  }

  /// How many things it speaks of.
  public int things() {
    return batches.stream().mapToInt(it -> it.things().size()).sum();
  }

  /// What it says of this id; empty if nothing.
  public Optional<Thing> find(ObjectId id) {
    var hash = hash(id);
    return batches.stream()
        .flatMap(it -> it.things().stream())
        .filter(it -> it.hash().equals(hash))
        .findFirst();
  }

  /// Whether it speaks of something that a request made due before its time.
  private boolean early() {
    return batches.stream()
        .flatMap(it -> it.things().stream())
        .anyMatch(it -> it.request() != null);
  }

  /// Canonical. Its SHA-256 stands in the client's log.
  public Json json() {
    var members = new HashMap<String, Json>();
    members.put("v", new Json.Num(keys.isEmpty() && !early() ? 1 : 2));
    if (!keys.isEmpty()) {
      members.put("keys", new Json.Arr(keys.stream().map(ErasureCertificate::json).toList()));
    }
    members.put("type", new Json.Text(TYPE));
    members.put("client", new Json.Text(client.toString()));
    members.put("n", new Json.Num(n));
    members.put("whole", new Json.Bool(whole));
    members.put("madeAt", time(madeAt));
    members.put("program", new Json.Text(program));
    members.put("live", time(live));
    members.put("backups", backups == null ? new Json.Null() : time(backups));
    members.put("batches", new Json.Arr(batches.stream().map(ErasureCertificate::json).toList()));
    members.put("kept", new Json.Arr(kept.stream().map(ErasureCertificate::json).toList()));
    return new Json.Obj(members);
  }

  private static Json json(Batch batch) {
    return new Json.Obj(
        Map.of(
            "id", new Json.Text(batch.id()),
            "kind", new Json.Text(batch.kind()),
            "erasedAt", time(batch.erasedAt()),
            "verifiedAt", time(batch.verifiedAt()),
            "things",
                new Json.Arr(batch.things().stream().map(ErasureCertificate::json).toList())));
  }

  private static Json json(EndedKey key) {
    return new Json.Obj(
        Map.of(
            "kind", new Json.Text(key.kind()),
            "week", time(key.week()),
            "destroyedAt", time(key.destroyedAt())));
  }

  private static Json json(Thing thing) {
    var members = new HashMap<String, Json>();
    members.put("h", new Json.Text(thing.hash()));
    members.put("since", time(thing.since()));
    members.put("due", time(thing.due()));
    members.put("contract", new Json.Num(thing.contract()));
    members.put("erased", time(thing.erased()));
    if (thing.request() != null) members.put("request", new Json.Text(thing.request()));
    return new Json.Obj(members);
  }

  private static Json json(Kept kept) {
    return new Json.Obj(
        Map.of(
            "what", new Json.Text(kept.what()),
            "law", new Json.Text(kept.law()),
            "until", kept.until() == null ? new Json.Null() : time(kept.until())));
  }

  private static Json time(Instant at) {
    return new Json.Text(MILLIS.format(at.truncatedTo(ChronoUnit.MILLIS)));
  }
}

package denwaban.terms;

import denwaban.seal.crypto.Digest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads a client's log beside its contract and says where the one contradicts the other. Entries
/// are given once each, in the log's order.
public final class ContractAudit {

  /// What waits for its place in the log may come so much late: entries are judged when no terms
  /// can come any more that held before them.
  private static final Duration LATE = Duration.ofSeconds(60);

  /// From choosing "now" until it is signed and read.
  private static final Duration GRACE = Duration.ofMinutes(5);

  /// No terms let a session last longer.
  private static final Duration SESSION_MOST = Duration.ofHours(12);

  /// A release of a header for an export.
  private static final String EXPORT = "export";

  private record Held(ContractFile.Version version, Instant from) {}

  private record Seen(long index, Instant at, String act, String object, boolean verified) {}

  private record Session(Instant from, long index) {}

  private final Map<String, ContractFile.Version> byDigest;
  private final List<Held> held = new ArrayList<>();
  private final Set<String> signed = new HashSet<>();
  private final Deque<Seen> waiting = new ArrayDeque<>();
  private final Map<String, Session> sessions = new HashMap<>();
  private final Set<String> tooLong = new HashSet<>();
  private final Set<String> approved = new HashSet<>();
  private boolean verified;
  private final HostConsents consents = new HostConsents(LATE);
  private final BiConsumer<Breach, Long> found;

  /// @param found is told of each breach, with the number of its entry
  public ContractAudit(ContractFile file, BiConsumer<Breach, Long> found) {
    this.byDigest =
        file.versions().stream()
            .collect(Collectors.toMap(it -> it.record().digest().base64(), it -> it, (a, _) -> a));
    this.found = found;
  }

  /// Versions that the log has.
  public int versions() {
    return held.size();
  }

  /// @param purpose as it stands in a leaf, such as `export`
  /// @param session empty if there is none
  public void entry(
      long index,
      Instant at,
      String act,
      String object,
      String role,
      String purpose,
      String session) {
    judge(at.minus(LATE));
    var exported = act.equals("object.header.released") && purpose.equals("export");
    switch (exported ? EXPORT : act) {
      case "contract.signed" -> signed.add(object);
      case "contract.set" -> set(index, at, object);
      case "kyc.verified" -> verified = true;
      case "notice.approved" -> approved.add(object);
      case "notice.approval-ended" -> approved.remove(object);
      case "notice.disclosed.name", "notice.disclosed.subject", "notice.disclosed.text" -> {
        if (approved.isEmpty()) found.accept(Breach.DISCLOSED_UNAPPROVED, index);
        waiting.addLast(new Seen(index, at, act, object, verified));
      }
      case "subprocessor.asked" -> consents.asked(object, at);
      case "subprocessor.approved", "subprocessor.objected", "subprocessor.ended" ->
          consents.answered(object, at, act, role);
      case "recording.began",
          "review.given",
          "review.sealed",
          "notice.attached",
          "call.answered",
          "flow.began" ->
          waiting.addLast(new Seen(index, at, act, object, verified));
      case EXPORT -> waiting.addLast(new Seen(index, at, EXPORT, object, verified));
      default -> {}
    }
    if (!session.isEmpty() && role.startsWith("client-")) session(index, at, session);
  }

  /// No more entries come.
  public void finish() {
    judge(Instant.MAX);
  }

  private void set(long index, Instant at, String digest) {
    var version = byDigest.get(digest);
    if (version == null) {
      // terms from before there were signatures stand in no file
      if (!held.isEmpty()) found.accept(Breach.UNKNOWN_TERMS, index);
      return;
    }
    var record = version.record();
    var from = record.effectiveFrom();
    if (from != null && from.isBefore(at.minus(GRACE))) found.accept(Breach.BACKDATED, index);
    var begins = from == null || from.isBefore(at) ? at : from;
    signatures(index, version, begins);
    held.addLast(new Held(version, begins));
  }

  private void signatures(long index, ContractFile.Version version, Instant begins) {
    if (!version.signedBy(SigningStatement.Side.OFFICE)) {
      found.accept(Breach.NOT_SIGNED_BY_OFFICE, index);
    }
    var before = held.isEmpty() ? null : held.getLast();
    // what was agreed before must not come sooner by what follows it
    var looser =
        before == null
            || begins.isBefore(before.from())
            || !version.record().loosenedFrom(before.version().record()).isEmpty();
    if (looser && !version.signedBy(SigningStatement.Side.CLIENT)) {
      found.accept(Breach.NOT_SIGNED, index);
    }
    for (var each : version.signatures()) {
      var named = Digest.sha256(each.statement().bytes());
      if (!signed.contains(named.base64())) found.accept(Breach.NOT_LOGGED, index);
    }
  }

  private void judge(Instant until) {
    while (!waiting.isEmpty() && waiting.getFirst().at().isBefore(until)) {
      var seen = waiting.removeFirst();
      inForce(seen.at())
          .ifPresent(it -> breach(it, seen).ifPresent(each -> found.accept(each, seen.index())));
    }
  }

  private Optional<Breach> breach(ContractRecord record, Seen seen) {
    var it = record.reading();
    var breach =
        switch (seen.act()) {
          case "recording.began" ->
              it.text("recording.mode").equals("never") ? Breach.RECORDED : null;
          case "review.given" ->
              it.text("secondaryUse.quality").equals("none") ? Breach.REVIEWED : null;
          case "review.sealed" ->
              it.text("secondaryUse.quality").equals("at-sealing") ? null : Breach.REVIEWED;
          case "notice.attached" ->
              it.set("notices.content").contains("sealed-file") ? null : Breach.ATTACHED;
          case "notice.disclosed.name" -> disclosed(it, "caller-name");
          case "notice.disclosed.subject" -> disclosed(it, "subject");
          case "notice.disclosed.text" -> disclosed(it, "text");
          case "flow.began" ->
              consents.breach(SubprocessorTerms.of(record), seen.object(), seen.at());
          case EXPORT -> it.text("export.policy").equals("deny") ? Breach.EXPORTED : null;
          default -> answered(record, seen);
        };
    return Optional.ofNullable(breach);
  }

  private static @Nullable Breach disclosed(Reading terms, String word) {
    return terms.set("notices.content").contains(word) ? null : Breach.DISCLOSED;
  }

  /// A number of the office's own is answered once the client was verified (犯罪収益移転防止法 4条).
  private static @Nullable Breach answered(ContractRecord record, Seen seen) {
    if (record.ended(seen.at())) return Breach.ANSWERED_AFTER_END;
    var own = record.reading().text("numberOwnership").equals("provider");
    return own && !seen.verified() ? Breach.ANSWERED_UNVERIFIED : null;
  }

  private void session(long index, Instant at, String session) {
    var began = sessions.computeIfAbsent(session, _ -> new Session(at, index)).from();
    var hours = longest(began);
    // the entry of the end itself may come late
    if (hours.isPresent()
        && began.plus(Duration.ofHours(hours.getAsLong())).plus(LATE).isBefore(at)
        && tooLong.add(session)) {
      found.accept(Breach.SESSION_TOO_LONG, index);
    }
  }

  /// The most that a session may last whose first entry came then; it may have begun under the
  /// terms before. Empty if these are not known.
  private OptionalLong longest(Instant first) {
    var since = first.minus(SESSION_MOST);
    if (inForce(since).isEmpty()) return OptionalLong.empty();
    return Stream.concat(
            inForce(since).stream(),
            held.stream()
                .filter(it -> it.from().isAfter(since) && !it.from().isAfter(first))
                .map(it -> it.version().record()))
        .mapToLong(it -> it.reading().number("access.sessionHours"))
        .max();
  }

  /// Of those that had begun by then the last that was agreed.
  private Optional<ContractRecord> inForce(Instant at) {
    @Nullable ContractRecord last = null;
    for (var each : held) {
      if (!each.from().isAfter(at)) last = each.version().record();
    }
    return Optional.ofNullable(last);
  }
}

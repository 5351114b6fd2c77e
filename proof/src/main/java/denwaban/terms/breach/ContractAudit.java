package denwaban.terms.breach;

import denwaban.seal.crypto.Digest;
import denwaban.terms.ContractFile;
import denwaban.terms.ContractRecord;
import denwaban.terms.SigningStatement;
import denwaban.terms.SubprocessorTerms;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads a client's log beside its contract and says where the one contradicts the other. Entries
/// are given once each, in the log's order.
public final class ContractAudit {

  /// What waits for its place in the log may come so much late: entries are judged when no terms
  /// can come any more that held before them.
  static final Duration LATE = Duration.ofSeconds(60);

  /// From choosing "now" until it is signed and read.
  private static final Duration GRACE = Duration.ofMinutes(5);

  /// A call, and what was written of it, may have begun so much earlier.
  private static final Duration BEGUN = Duration.ofHours(24);

  /// A release of a header for an export.
  private static final String EXPORT = "export";

  private record Waiting(LogLine line, Query query) {}

  private final Map<String, ContractFile.Version> byDigest;
  private final TermsInForce terms = new TermsInForce();

  /// Each with the act that named it.
  private final Set<String> signed = new HashSet<>();

  private final Set<String> approved = new HashSet<>();
  private final Deque<Waiting> waiting = new ArrayDeque<>();
  private final SessionLengths sessions = new SessionLengths(terms);
  private final HoldApprovals holds = new HoldApprovals();
  private final ReviewTimes reviews = new ReviewTimes();
  private final UnmetItems items = new UnmetItems(terms);
  private final @Nullable Confirmations confirmations;
  private final HostConsents consents = new HostConsents(LATE);
  private final BiConsumer<Breach, Long> found;
  private boolean verified;

  /// @param witnessed whether the user named witnesses, whose confirmations are then given, too
  /// @param found is told of each breach, with the number of its entry
  public ContractAudit(ContractFile file, boolean witnessed, BiConsumer<Breach, Long> found) {
    this.byDigest =
        file.versions().stream()
            .collect(Collectors.toMap(it -> it.record().digest().base64(), it -> it, (a, _) -> a));
    this.confirmations = witnessed ? new Confirmations(terms) : null;
    this.found = found;
  }

  /// Versions that the log has.
  public int versions() {
    return terms.versions();
  }

  public void entry(LogLine line) {
    judge(line.at().minus(LATE));
    switch (line.act()) {
      case "contract.signed", "contract.signed-on-paper" -> signed.add(line.act() + line.object());
      case "contract.set" -> set(line);
      case "kyc.verified" -> verified = true;
      case "notice.approved" -> approved.add(line.object());
      case "notice.approval-ended" -> approved.remove(line.object());
      case "notice.disclosed.name", "notice.disclosed.subject", "notice.disclosed.text" -> {
        if (approved.isEmpty()) found.accept(Breach.DISCLOSED_UNAPPROVED, line.index());
      }
      case "subprocessor.asked" -> consents.asked(line.object(), line.at());
      case "subprocessor.approved", "subprocessor.objected", "subprocessor.ended" ->
          consents.answered(line.object(), line.at(), line.act(), line.role());
      default -> {}
    }
    var query = query(line);
    if (query != null) waiting.addLast(new Waiting(line, query));
    holds.query(line).ifPresent(it -> waiting.addLast(new Waiting(line, it)));
    reviews.query(line).ifPresent(it -> waiting.addLast(new Waiting(line, it)));
    items.entry(line);
    if (confirmations != null) confirmations.entry(line);
    if (sessions.tooLong(line)) found.accept(Breach.SESSION_TOO_LONG, line.index());
  }

  /// A witness whom the user named signed a state that has all entries until now.
  public void confirmed(Instant at) {
    if (confirmations != null) confirmations.confirmed(at);
  }

  /// No more entries come.
  public void finish() {
    judge(Instant.MAX);
    items.finish(found);
    if (confirmations != null) confirmations.finish(found);
  }

  private void set(LogLine line) {
    var version = byDigest.get(line.object());
    if (version == null) {
      // terms from before there were signatures stand in no file
      if (versions() > 0) found.accept(Breach.UNKNOWN_TERMS, line.index());
      return;
    }
    var at = line.at();
    var from = version.record().effectiveFrom();
    if (from != null && from.isBefore(at.minus(GRACE))) {
      found.accept(Breach.BACKDATED, line.index());
    }
    var begins = from == null || from.isBefore(at) ? at : from;
    signatures(line.index(), version, begins);
    terms.add(version, begins);
  }

  private void signatures(long index, ContractFile.Version version, Instant begins) {
    if (!version.signedBy(SigningStatement.Side.OFFICE)) {
      found.accept(Breach.NOT_SIGNED_BY_OFFICE, index);
    }
    var before = terms.newest();
    // what was agreed before must not come sooner by what follows it
    var looser =
        before == null
            || begins.isBefore(before.from())
            || !version.record().loosenedFrom(before.version().record()).isEmpty();
    // who signs a paper has not signed another one, nor the electronic document
    var both = version.signedBy(SigningStatement.Side.CLIENT) && version.inOneForm();
    if (looser && !both) {
      found.accept(Breach.NOT_SIGNED, index);
    }
    for (var each : version.signatures()) {
      var named = Digest.sha256(each.statement().bytes());
      if (!signed.contains(act(each.statement()) + named.base64())) {
        found.accept(Breach.NOT_LOGGED, index);
      }
    }
  }

  private static String act(SigningStatement statement) {
    return switch (statement.type()) {
      case E_SIGN -> "contract.signed";
      case WET_SCAN -> "contract.signed-on-paper";
    };
  }

  private void judge(Instant until) {
    while (!waiting.isEmpty() && waiting.getFirst().line().at().isBefore(until)) {
      var next = waiting.removeFirst();
      var breach = next.query().breach(terms);
      if (breach != null) found.accept(breach, next.line().index());
    }
  }

  /// What one entry alone says.
  private @Nullable Query query(LogLine line) {
    return switch (line.act()) {
      case "recording.began" ->
          now(line, Breach.RECORDED, it -> it.reading().text("recording.mode").equals("never"));
      case "review.given" ->
          now(
              line,
              Breach.REVIEWED,
              it -> it.reading().text("secondaryUse.quality").equals("none"));
      case "review.sealed" ->
          now(
              line,
              Breach.REVIEWED,
              it -> !it.reading().text("secondaryUse.quality").equals("at-sealing"));
      case "notice.attached" ->
          now(
              line,
              Breach.ATTACHED,
              it -> !it.reading().set("notices.content").contains("sealed-file"));
      case "notice.disclosed.name" -> disclosed(line, "caller-name");
      case "notice.disclosed.subject" -> disclosed(line, "subject");
      case "notice.disclosed.text" -> disclosed(line, "text");
      case "object.header.released" ->
          line.purpose().equals(EXPORT)
              ? now(line, Breach.EXPORTED, it -> it.reading().text("export.policy").equals("deny"))
              : null;
      case "call.answered" -> answered(line, verified);
      case "flow.began" ->
          terms ->
              terms
                  .at(line.at())
                  .map(it -> consents.breach(SubprocessorTerms.of(it), line.object(), line.at()))
                  .orElse(null);
      case "caller.shown" ->
          begun(
              line,
              Breach.DATA_NOT_AGREED,
              it -> !it.reading().set("data.categories").contains("phone"));
      case "call.taken.at-home" ->
          begun(
              line,
              Breach.ANSWERED_AT_HOME,
              it -> it.reading().text("operators.remoteWork").equals("no"));
      case "message.kept", "caller.waits" ->
          begun(
              line,
              Breach.PURPOSE_NOT_AGREED,
              it -> !it.reading().set("purposes").contains("message"));
      case "request.answered", "request.refused" ->
          line.byClient()
              ? null
              : now(
                  line,
                  Breach.ANSWERED_FOR_CLIENT,
                  it -> it.reading().text("disclosure.authority").equals("client"));
      case "key.company.added", "key.granted", "key.member.added" ->
          line.byClient()
              ? null
              : now(
                  line,
                  Breach.KEY_NOT_CLIENTS,
                  it -> it.reading().text("keys.owner").equals("client"));
      default -> null;
    };
  }

  private static Query disclosed(LogLine line, String word) {
    return now(line, Breach.DISCLOSED, it -> !it.reading().set("notices.content").contains(word));
  }

  /// By the terms of its moment.
  private static Query now(LogLine line, Breach breach, Predicate<ContractRecord> forbids) {
    return terms -> terms.at(line.at()).filter(forbids).isPresent() ? breach : null;
  }

  /// By all terms under which it may have begun.
  private static Query begun(LogLine line, Breach breach, Predicate<ContractRecord> forbids) {
    return terms -> {
      var held = terms.between(line.at().minus(BEGUN), line.at());
      return !held.isEmpty() && held.stream().allMatch(forbids) ? breach : null;
    };
  }

  /// A number of the office's own is answered once the client was verified (犯罪収益移転防止法 4条).
  private static Query answered(LogLine line, boolean verified) {
    return terms -> {
      var record = terms.at(line.at()).orElse(null);
      if (record == null) return null;
      if (record.ended(line.at())) return Breach.ANSWERED_AFTER_END;
      var own = record.reading().text("numberOwnership").equals("provider");
      return own && !verified ? Breach.ANSWERED_UNVERIFIED : null;
    };
  }
}

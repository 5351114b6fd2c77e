package denwaban.contract.signing;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.Often;
import denwaban.contract.Enforced;
import denwaban.contract.SealingForReview;
import denwaban.contract.Terms;
import denwaban.seal.json.Json;
import denwaban.terms.Catalogue;
import denwaban.terms.Kind;
import denwaban.terms.Stricter;
import denwaban.terms.SubprocessorTerms;
import denwaban.terms.Term;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The law of every term: it changes at its moment and not a millisecond sooner, the office alone
/// makes it stricter and never looser, and nobody changes the past. Of terms that code obeys, what
/// that code is told changes at that moment, too; that it asks is held by `ContractFieldsTest`.
class EveryTermTest extends SigningHouse {

  /// What a contract has before the change; what the change is.
  ///
  /// @param stricter null of a term that is stricter in neither direction
  private record Change(Object base, Object other, @Nullable Object stricter) {}

  /// Values that must stand beside a term's, whichever that is.
  private static final Map<String, Map<String, ?>> BESIDE =
      Map.of(
          "storage.regions", Map.of("crossBorder.basis", "consent"),
          "retention.recording", Map.of("retention.transcript", 1),
          "secondaryUse.qualityDays", Map.of("secondaryUse.quality", "at-sealing"),
          // the longer of the two counts
          "subprocessors.notice", Map.of("subprocessors.objection", 1),
          "subprocessors.objection", Map.of("subprocessors.notice", 1));

  /// Enforced terms whose own tests change them and see what the code does then.
  private static final Map<String, String> ELSEWHERE =
      Map.of(
          "effectiveTo", "ExpiryTest, AnsweringPolicyTest",
          "autoRenew", "ExpiryTest",
          "numberOwnership", "AnsweringPolicyTest, ProvidedNumberTest",
          "storage.regions", "AnsweringPolicyTest",
          "penalties", "DeviationsTest",
          "subprocessors", "SubprocessorsTest",
          "subprocessors.policy", "SubprocessorsTest");

  /// Terms that no code obeys, in each run.
  private static final int PEOPLES = 6;

  /// What the code that obeys a term is told of it at a moment.
  private final Map<String, Function<Instant, Object>> told =
      Map.ofEntries(
          Map.entry("access.passkeys", at -> terms(at).passkeys()),
          Map.entry("access.sessionHours", at -> terms(at).sessions()),
          Map.entry("access.sessionMinutes", at -> terms(at).sessions()),
          Map.entry("data.categories", at -> contracts.scope(AOBA, at)),
          Map.entry("deletion.maxDelay", at -> contracts.keeping(AOBA, at).delayHours(-1)),
          Map.entry("export.policy", at -> contracts.mayExport(AOBA, at).getClass()),
          Map.entry("legalHold.approvers", at -> kept("legalHold.approvers", at)),
          Map.entry("log.witnessHours", at -> contracts.witnessing(AOBA, at).within()),
          Map.entry("notices.content", at -> contracts.noticeContent(AOBA, at)),
          Map.entry("operators.remoteWork", at -> contracts.mayAnswerAtHome(AOBA, at).getClass()),
          Map.entry("purposes", at -> contracts.mayTakeMessages(AOBA, at)),
          Map.entry("recording.mode", at -> contracts.mayRecord(AOBA, at).getClass()),
          Map.entry("retention.accessLog", at -> kept("retention.accessLog", at)),
          Map.entry("retention.callMetadata", at -> kept("retention.callMetadata", at)),
          Map.entry("retention.message", at -> kept("retention.message", at)),
          Map.entry("retention.recording", at -> kept("retention.recording", at)),
          Map.entry("secondaryUse.quality", at -> contracts.mayReview(AOBA, at).getClass()),
          Map.entry(
              "secondaryUse.qualityDays",
              at -> contracts.sealedForReview(AOBA, at).map(SealingForReview::time)),
          Map.entry("subprocessors.notice", this::notice),
          Map.entry("subprocessors.objection", this::notice),
          Map.entry("termination.deletionDue", at -> contracts.keeping(AOBA, at).eraseDays()),
          Map.entry("termination.returnDue", at -> contracts.keeping(AOBA, at).returnDays()));

  private Terms terms(Instant at) {
    return contracts.terms(AOBA, at).orElseThrow();
  }

  private int kept(String term, Instant at) {
    return contracts.keeping(AOBA, at).number(term, -1);
  }

  private Object notice(Instant at) {
    return SubprocessorTerms.of(Objects.requireNonNull(terms(at).record())).notice();
  }

  /// Terms whose values must be of a form of their own.
  private static final Map<String, Change> FORMS =
      Map.of(
          // for attested ones the office needs a list of models
          "access.passkeys", new Change("any", "device-bound", null),
          "client.corporateNumber", new Change("", "7000012050002", null),
          "effectiveTo", new Change("", "2126-12-31", null),
          "recording.noticeJa", new Change("録音します。", "この通話は録音されます。", null),
          "recording.noticeEn", new Change("Recorded.", "This call is recorded.", null),
          "regimes", new Change(List.of("appi", "gdpr"), List.of("appi"), List.of("appi", "gdpr")),
          "secondaryUse.qualityDays", new Change(2, 3, 1),
          "storage.regions", new Change(List.of("JP"), List.of("JP", "US"), List.of("JP")),
          "subprocessors",
              new Change(
                  List.of(),
                  List.of(
                      Map.of(
                          "name", "株式会社通知サービス",
                          "corporateNumber", "",
                          "country", "JP",
                          "service", "mail",
                          "hosts", "smtp.example.jp",
                          "from", "2025-04-01")),
                  null),
          "penalties",
              new Change(
                  List.of(),
                  List.of(
                      Map.of(
                          "control", "training",
                          "threshold", "30",
                          "window", "7",
                          "consequence", "料金の減額")),
                  null));

  /// All that code obeys; of those that bind people alone, some each time.
  static Stream<String> terms() {
    var changing =
        Catalogue.all().values().stream().filter(it -> change(it) != null).map(Term::key).toList();
    var peoples =
        new ArrayList<>(changing.stream().filter(it -> !Enforced.all().containsKey(it)).toList());
    var seed = System.nanoTime();
    Collections.shuffle(peoples, new Random(seed));
    var some =
        peoples.subList(0, Often.times("terms that no code obeys", seed, PEOPLES, peoples.size()));
    return changing.stream().filter(it -> Enforced.all().containsKey(it) || some.contains(it));
  }

  /// Null of a term that has one value alone.
  private static @Nullable Change change(Term term) {
    var own = FORMS.get(term.key());
    return own != null
        ? own
        : switch (term.kind()) {
          case Kind.Amount it -> amount(it);
          case Kind.Choice it when it.options().size() < 2 -> null;
          case Kind.Choice it -> {
            var first = it.options().get(0);
            yield new Change(
                first, it.options().get(1), it.stricter() == Stricter.NEITHER ? null : first);
          }
          case Kind.Choices it -> choices(it);
          case Kind.Words _ -> new Change("その一", "その二", null);
          case Kind.Rows it -> rows(it);
        };
  }

  private static @Nullable Change amount(Kind.Amount it) {
    if (it.most() == it.least()) return null;
    var base = it.least() + 1;
    return switch (it.stricter()) {
      case LESS -> new Change(base, base + 1, base - 1);
      case MORE -> new Change(base, base - 1, base + 1);
      case NEITHER -> new Change(base, base + 1, null);
    };
  }

  private static @Nullable Change choices(Kind.Choices it) {
    var all = it.options();
    var n = all.size();
    if (it.stricter() == Stricter.MORE) {
      var both = List.of(all.get(n - 2), all.get(n - 1));
      return new Change(both, List.of(all.get(n - 2)), both);
    }
    var one = List.of(all.getFirst());
    if (n == 1) return new Change(List.of(), one, List.of());
    var two = List.of(all.get(0), all.get(1));
    return new Change(one, two, it.stricter() == Stricter.NEITHER ? null : one);
  }

  private static Change rows(Kind.Rows it) {
    return new Change(
        List.of(row(it, "1"), row(it, "2")), List.of(row(it, "3"), row(it, "2")), null);
  }

  private static Map<String, String> row(Kind.Rows it, String text) {
    var row = new HashMap<String, String>();
    it.columns()
        .forEach(column -> row.put(column, column.equals("phone") ? "+8131234567" + text : text));
    return row;
  }

  private Json value(String key, Instant at) {
    var record = Objects.requireNonNull(terms(at).record());
    return Objects.requireNonNull(record.values().get(key));
  }

  private Instant later(int days) {
    return clock.instant().plus(Duration.ofDays(days)).truncatedTo(ChronoUnit.MILLIS);
  }

  private String drafted(int after, Instant from, String key, Object value) {
    var answer = draft(after, from.toString(), Map.of(key, value));
    assertThat(answer.status()).as("%s: %s", key, answer.text()).isEqualTo(201);
    return String.valueOf(answer.json().get("digest"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("terms")
  void it_changes_at_its_moment_and_the_office_alone_never_loosens_it(String key) {
    var change = Objects.requireNonNull(change(Catalogue.term(key)));
    var first = new HashMap<String, Object>(whole());
    first.putAll(BESIDE.getOrDefault(key, Map.of()));
    first.put(key, change.base());
    agreed(0, first);
    var base = value(key, clock.instant());

    var past = clock.instant().minus(Duration.ofMinutes(6)).toString();
    assertThat(draft(1, past, Map.of(key, change.other())).code()).isEqualTo("contract-time");

    var from = later(10);
    var digest = drafted(1, from, key, change.other());
    var offered = sign(office, OFFICE, digest);
    assertThat(offered.json().get("state")).as(offered.text()).isEqualTo("offered");
    assertThat(offered.json().get("needsClient")).isEqualTo(true);
    assertThat(offered.json().get("loosened")).isEqualTo(List.of(key));
    assertThat(value(key, from)).as("by the office alone").isEqualTo(base);
    expect(sign(client, OWN, digest), "agreed");
    var other = value(key, from);
    assertThat(other).isNotEqualTo(base);
    assertThat(value(key, from.minusMillis(1))).isEqualTo(base);
    var obeys = told.get(key);
    if (obeys != null) {
      assertThat(obeys.apply(from.minusMillis(1)))
          .isEqualTo(obeys.apply(clock.instant()))
          .isNotEqualTo(obeys.apply(from));
    }

    if (change.stricter() == null) return;
    var then = later(20);
    expect(sign(office, OFFICE, drafted(2, then, key, change.stricter())), "agreed");
    assertThat(value(key, then)).isNotEqualTo(other);
    assertThat(value(key, then.minusMillis(1))).isEqualTo(other);
    assertThat(value(key, from.minusMillis(1))).as("the past").isEqualTo(base);
  }

  @Test
  void a_term_with_one_value_is_built_so_or_binds_people() {
    var fixed = Catalogue.all().values().stream().filter(it -> change(it) == null).map(Term::key);
    assertThat(fixed)
        .containsExactly(
            "transcription",
            "retention.kyc",
            "keys.endToEnd",
            "keys.scope",
            "keys.owner",
            "confidentiality.personal",
            "law.governing");
  }

  @Test
  void of_each_enforced_term_the_code_is_seen_to_be_told_here_or_elsewhere() {
    var all = new HashSet<>(told.keySet());
    all.addAll(ELSEWHERE.keySet());
    assertThat(all).isEqualTo(Enforced.all().keySet());
  }
}

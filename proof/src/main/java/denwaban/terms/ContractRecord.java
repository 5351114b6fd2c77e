package denwaban.terms;

import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import denwaban.kernel.CorporateNumber;
import denwaban.seal.crypto.Digest;
import denwaban.seal.json.Fields;
import denwaban.seal.json.Json;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// One version of a contract, with every term said aloud. Format: docs/formats/contract-terms.md,
/// version 8.
///
/// @param version from 1, counted per client
/// @param effectiveFrom its first moment, to the millisecond; null for the moment at which the
///   second side signs it
/// @param values one for each term of the [Catalogue]
public record ContractRecord(
    ClientId client, int version, @Nullable Instant effectiveFrom, Map<String, Json> values) {

  /// The version of the format.
  public static final int FORMAT = 8;

  /// Of the canonical text, in bytes.
  public static final int BYTES = 64 * 1024;

  /// Whose days a contract means.
  public static final ZoneId JAPAN = ZoneId.of("Asia/Tokyo");

  private static final Set<String> MEMBERS =
      Set.of("client", "effectiveFrom", "terms", "v", "version");

  /// @throws IllegalArgumentException if a term is missing, unknown or out of its bounds, or two of
  ///   them do not go together; the message names the term and never repeats its value
  public ContractRecord {
    values = Map.copyOf(values);
    if (version < 1) throw new IllegalArgumentException("version");
    for (var term : Catalogue.all().values()) {
      var value = values.get(term.key());
      if (value == null || !term.kind().holds(value)) {
        throw new IllegalArgumentException(term.key());
      }
    }
    for (var key : values.keySet()) {
      if (!Catalogue.all().containsKey(key)) throw new IllegalArgumentException("unknown term");
    }
    Together.check(new Reading(values));
  }

  /// The standard contract of a client.
  public static ContractRecord standard(ClientId client) {
    var values = new HashMap<String, Json>();
    Catalogue.all().forEach((key, term) -> values.put(key, term.kind().standard()));
    return new ContractRecord(client, 1, null, values);
  }

  /// The same with other values; those that are left out stay.
  public ContractRecord with(Map<String, Json> others) {
    var all = new HashMap<>(values);
    all.putAll(others);
    return new ContractRecord(client, version, effectiveFrom, all);
  }

  /// The same as another version, from another moment on.
  public ContractRecord as(int next, @Nullable Instant from) {
    return new ContractRecord(client, next, from, values);
  }

  /// This, if its text is within [#BYTES]: what is longer could not be read back.
  ///
  /// @throws IllegalArgumentException if it is longer
  public ContractRecord checked() {
    if (json().bytes().length() > BYTES) throw new IllegalArgumentException("too long");
    return this;
  }

  /// To read single values.
  public Reading reading() {
    return new Reading(values);
  }

  /// The keys of the terms that bind the service less than in `old`, or in another way: to agree
  /// these, both sides must sign. In the contract's order.
  public List<String> loosenedFrom(ContractRecord old) {
    return Catalogue.all().values().stream()
        .filter(it -> it.kind().loosens(old.value(it), value(it)))
        .map(Term::key)
        .toList();
  }

  /// The keys of all terms that differ. In the contract's order.
  public List<String> changedFrom(ContractRecord old) {
    return Catalogue.all().values().stream()
        .filter(it -> !old.value(it).equals(value(it)))
        .map(Term::key)
        .toList();
  }

  private Json value(Term term) {
    return Optional.ofNullable(values.get(term.key())).orElseThrow();
  }

  /// What the contract's end says; empty if it has none.
  public Optional<LocalDate> until() {
    return Optional.of(reading().text("effectiveTo"))
        .filter(it -> !it.isEmpty())
        .map(LocalDate::parse);
  }

  /// When its last day is over, in Japan; empty if it has none, or renews itself.
  public Optional<Instant> end() {
    return until()
        .filter(_ -> !reading().yes("autoRenew"))
        .map(it -> it.plusDays(1).atStartOfDay(JAPAN).toInstant());
  }

  /// Whether its last day is over, in Japan; one that renews itself never is.
  public boolean ended(Instant at) {
    return end().filter(it -> !at.isBefore(it)).isPresent();
  }

  public Json json() {
    return new Json.Obj(
        Map.of(
            "client", new Json.Text(client.toString()),
            "effectiveFrom", effectiveFrom == null ? new Json.Null() : Fields.time(effectiveFrom),
            "terms", new Json.Obj(new TreeMap<>(values)),
            "v", new Json.Num(FORMAT),
            "version", new Json.Num(version)));
  }

  /// Canonical JSON.
  public String text() {
    return json().text();
  }

  /// SHA-256 of [#text]: the name of these terms in the log.
  public Bytes digest() {
    return Digest.sha256(json().bytes());
  }

  /// @throws IllegalArgumentException if it is not canonical, or not a record of this format
  public static ContractRecord parse(Bytes canonical) {
    var fields = Fields.of(Json.parse(canonical, BYTES), MEMBERS);
    fields.number("v", FORMAT, FORMAT);
    var from = fields.object("effectiveFrom");
    if (!(fields.object("terms") instanceof Json.Obj(var values))) {
      throw new IllegalArgumentException("signed text has a bad terms");
    }
    return new ContractRecord(
        ClientId.of(fields.text("client")),
        (int) fields.number("version", 1, Integer.MAX_VALUE),
        from instanceof Json.Null ? null : fields.time("effectiveFrom"),
        values);
  }

  /// Rules that two terms make together.
  private static final class Together {

    static void check(Reading it) {
      var review = it.text("secondaryUse.quality");
      var days = it.number("secondaryUse.qualityDays");
      require(review.equals("at-sealing") == days > 0, "secondaryUse.qualityDays");
      if (it.text("recording.mode").equals("notice")) {
        require(!it.text("recording.noticeJa").isEmpty(), "recording.noticeJa");
        require(!it.text("recording.noticeEn").isEmpty(), "recording.noticeEn");
      }
      require(
          it.number("retention.transcript") <= it.number("retention.recording"),
          "retention.transcript");
      require(it.set("regimes").contains("appi"), "regimes");
      var numbers = it.set("regimes").contains("my-number");
      require(
          !numbers || !it.text("subprocessors.policy").matches("named|general-notice"),
          "subprocessors.policy");
      require(numbers || !it.set("data.categories").contains("my-number"), "data.categories");
      require(
          it.set("data.categories").stream().noneMatch(it.set("data.prohibited")::contains),
          "data.prohibited");
      var number = it.text("client.corporateNumber");
      require(number.isEmpty() || corporate(number), "client.corporateNumber");
      require(it.text("effectiveTo").isEmpty() || day(it.text("effectiveTo")), "effectiveTo");
      require(
          it.set("storage.regions").equals(List.of("JP"))
              || !it.text("crossBorder.basis").equals("none"),
          "crossBorder.basis");
    }

    private static void require(boolean holds, String key) {
      if (!holds) throw new IllegalArgumentException(key);
    }

    private static boolean corporate(String digits) {
      try {
        return new CorporateNumber(digits).digits().equals(digits);
      } catch (IllegalArgumentException malformed) {
        return false;
      }
    }

    private static boolean day(String text) {
      try {
        return LocalDate.parse(text).toString().equals(text);
      } catch (DateTimeParseException malformed) {
        return false;
      }
    }
  }
}

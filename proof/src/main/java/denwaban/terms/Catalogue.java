package denwaban.terms;

import static denwaban.terms.Stricter.LESS;
import static denwaban.terms.Stricter.MORE;
import static denwaban.terms.Stricter.NEITHER;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Every term that a contract has, in the order of its parts. Values that are not in the record
/// (who signed, the grade of the documents) are not here.
public final class Catalogue {

  /// Three years: what the standard contract allows at most.
  public static final int KEEP_MOST = 3 * 365;

  /// Characters of a notice that callers hear.
  public static final int NOTICE = 400;

  /// Rows of a list.
  private static final int ROWS = 50;

  // before what is made of it
  private static final String[] SIDES = {"client", "provider", "joint"};

  private static final Map<String, Term> ALL =
      Stream.of(parties(), data(), recording(), retention(), place(), access(), incident(), end())
          .flatMap(List::stream)
          .collect(
              Collectors.toMap(
                  Term::key,
                  Function.identity(),
                  (a, _) -> {
                    throw new IllegalArgumentException("twice: " + a.key());
                  },
                  LinkedHashMap::new));

  private Catalogue() {}

  /// By key, in the contract's order.
  public static Map<String, Term> all() {
    return Collections.unmodifiableMap(ALL);
  }

  /// @throws IllegalArgumentException if there is none of this key
  public static Term term(String key) {
    var found = ALL.get(key);
    if (found == null) throw new IllegalArgumentException("no such term: " + key);
    return found;
  }

  private static List<Term> parties() {
    return List.of(
        words(2, "provider.name", Part.PARTIES, 200),
        words(2, "client.name", Part.PARTIES, 200),
        words(2, "client.corporateNumber", Part.PARTIES, 13),
        words(3, "effectiveTo", Part.PARTIES, 10),
        yes(3, "autoRenew", Part.PARTIES, false, NEITHER),
        some(
            6,
            "serviceTypes",
            Part.SCOPE,
            NEITHER,
            List.of("first", "message", "transfer", "callback", "order", "booking", "emergency"),
            "first",
            "message"),
        // of a number of the service's own the client's identity must be verified (犯罪収益移転防止法 4条):
        // without that the gate before its calls stays shut
        one(7, "numberOwnership", Part.SCOPE, NEITHER, "client", "client", "provider"),
        one(8, "forwarding", Part.SCOPE, NEITHER, "attended", "none", "attended", "auto"),
        number(61, "sla.answerRate", Part.SCOPE, Unit.PERCENT, 0, 100, 90, MORE),
        number(61, "sla.within", Part.SCOPE, Unit.SECONDS, 5, 300, 20, LESS),
        number(61, "sla.withinRate", Part.SCOPE, Unit.PERCENT, 0, 100, 80, MORE),
        number(61, "sla.abandonMost", Part.SCOPE, Unit.PERCENT, 0, 100, 5, LESS),
        one(42, "operators.assignment", Part.SCOPE, LESS, "pool", "named", "pool"));
  }

  private static List<Term> data() {
    var categories =
        List.of(
            "name",
            "phone",
            "inquiry",
            "address",
            "mail",
            "company",
            "negotiation",
            "order",
            "health",
            "special-care",
            "card",
            "my-number");
    return List.of(
        some(
            9,
            "purposes",
            Part.DATA,
            LESS,
            List.of("answer", "message", "transfer", "callback", "order", "booking", "emergency"),
            "answer",
            "message"),
        some(10, "data.categories", Part.DATA, LESS, categories, "name", "phone", "inquiry"),
        some(
            10,
            "data.prohibited",
            Part.DATA,
            MORE,
            categories,
            "special-care",
            "card",
            "my-number"),
        number(11, "data.expectedSubjects", Part.DATA, Unit.PERSONS, 0, 100_000_000, 0, NEITHER),
        some(
            12,
            "regimes",
            Part.DATA,
            MORE,
            List.of("appi", "gdpr", "my-number", "pci", "telecom", "aml"),
            "appi"),
        one(
            13,
            "secondaryUse.quality",
            Part.DATA,
            LESS,
            "none",
            "none",
            "on-request",
            "at-sealing"),
        number(13, "secondaryUse.qualityDays", Part.DATA, Unit.DAYS, 0, 30, 0, LESS),
        yes(13, "secondaryUse.training", Part.DATA, false, LESS),
        yes(13, "secondaryUse.analytics", Part.DATA, false, LESS),
        yes(13, "secondaryUse.aiTraining", Part.DATA, false, LESS));
  }

  private static List<Term> recording() {
    return List.of(
        one(14, "recording.mode", Part.RECORDING, LESS, "notice", "never", "notice"),
        new Term(
            15,
            "recording.noticeJa",
            Part.RECORDING,
            new Kind.Words(NOTICE, "この通話は、ご用件の正確な記録のため録音しております。")),
        new Term(
            15,
            "recording.noticeEn",
            Part.RECORDING,
            new Kind.Words(
                NOTICE, "This call is recorded so that your request is noted correctly.")),
        some(
            16,
            "recording.pauseOn",
            Part.RECORDING,
            MORE,
            List.of("card", "my-number", "health", "special-care"),
            "card"),
        yes(17, "recording.stopAfterTransfer", Part.RECORDING, true, MORE),
        one(18, "transcription", Part.RECORDING, LESS, "off", "off"),
        yes(41, "recording.watermark", Part.RECORDING, true, MORE),
        yes(41, "recording.playbackStepUp", Part.RECORDING, true, MORE),
        some(
            0,
            "notices.content",
            Part.NOTICES,
            LESS,
            List.of("sealed-file", "caller-name", "subject", "text")));
  }

  private static List<Term> retention() {
    return List.of(
        days(19, "retention.recording", 1, KEEP_MOST, 90, LESS),
        days(20, "retention.transcript", 1, KEEP_MOST, 90, LESS),
        days(21, "retention.message", 1, KEEP_MOST, 180, LESS),
        days(22, "retention.callMetadata", 1, KEEP_MOST, 365, LESS),
        days(23, "retention.accessLog", 365, 10 * 365, KEEP_MOST, MORE),
        number(24, "retention.kyc", Part.RETENTION, Unit.YEARS, 7, 7, 7, NEITHER),
        days(25, "backup.maxAge", 1, 365, 35, LESS),
        number(26, "deletion.maxDelay", Part.RETENTION, Unit.HOURS, 1, 168, 24, LESS),
        one(
            27,
            "deletion.method",
            Part.RETENTION,
            NEITHER,
            "crypto-erase",
            "crypto-erase",
            "overwrite",
            "physical"),
        number(28, "legalHold.approvers", Part.RETENTION, Unit.PERSONS, 2, 5, 2, MORE));
  }

  private static List<Term> place() {
    return List.of(
        some(29, "storage.regions", Part.PLACE, LESS, Places.ALL, "JP"),
        some(30, "operators.locations", Part.PLACE, LESS, Places.ALL, "JP"),
        one(30, "operators.remoteWork", Part.PLACE, LESS, "no", "no", "managed"),
        some(31, "support.regions", Part.PLACE, LESS, Places.ALL, "JP"),
        one(
            32,
            "crossBorder.basis",
            Part.PLACE,
            NEITHER,
            "none",
            "none",
            "consent",
            "eea-uk",
            "equivalent",
            "scc"),
        one(
            33,
            "subprocessors.policy",
            Part.SUBPROCESSING,
            LESS,
            "prior-approval",
            "prohibited",
            "prior-approval",
            "named",
            "general-notice"),
        new Term(
            34,
            "subprocessors",
            Part.SUBPROCESSING,
            new Kind.Rows(
                List.of("name", "corporateNumber", "country", "service", "hosts", "from"), ROWS)),
        number(35, "subprocessors.notice", Part.SUBPROCESSING, Unit.DAYS, 1, 365, 30, MORE),
        number(35, "subprocessors.objection", Part.SUBPROCESSING, Unit.DAYS, 1, 365, 14, MORE));
  }

  private static List<Term> access() {
    return List.of(
        // these bind the client's own people too
        one(36, "access.passkeys", Part.ACCESS, NEITHER, "any", "attested", "device-bound", "any"),
        number(37, "access.sessionMinutes", Part.ACCESS, Unit.MINUTES, 5, 15, 15, NEITHER),
        number(37, "access.sessionHours", Part.ACCESS, Unit.HOURS, 1, 12, 12, NEITHER),
        one(38, "keys.endToEnd", Part.ACCESS, NEITHER, "operator-to-client", "operator-to-client"),
        one(39, "keys.scope", Part.ACCESS, NEITHER, "object", "object"),
        one(39, "keys.owner", Part.ACCESS, NEITHER, "client", "client"),
        one(40, "export.policy", Part.ACCESS, NEITHER, "client-only", "deny", "client-only"),
        number(40, "export.mostRecords", Part.ACCESS, Unit.RECORDS, 1, 100_000, 1_000, NEITHER),
        number(0, "log.witnessHours", Part.ACCESS, Unit.HOURS, 2, 168, 24, LESS),
        some(
            43,
            "training.courses",
            Part.PEOPLE,
            MORE,
            List.of("personal-data", "call-notes", "social-media", "incident-report"),
            "personal-data",
            "call-notes",
            "social-media",
            "incident-report"),
        number(43, "training.validity", Part.PEOPLE, Unit.MONTHS, 1, 12, 12, LESS),
        number(43, "training.passMark", Part.PEOPLE, Unit.PERCENT, 50, 100, 80, MORE),
        yes(44, "staff.pledge", Part.PEOPLE, true, MORE),
        number(45, "leaver.mostMinutes", Part.PEOPLE, Unit.MINUTES, 1, 60, 5, LESS),
        number(45, "mover.mostHours", Part.PEOPLE, Unit.HOURS, 1, 168, 24, LESS),
        number(46, "accessReview.interval", Part.PEOPLE, Unit.MONTHS, 1, 6, 3, LESS));
  }

  private static List<Term> incident() {
    return List.of(
        number(47, "incident.firstNotice", Part.INCIDENT, Unit.HOURS, 1, 72, 24, LESS),
        number(48, "incident.updates", Part.INCIDENT, Unit.HOURS, 1, 168, 24, LESS),
        new Term(
            49,
            "incident.contacts",
            Part.INCIDENT,
            new Kind.Rows(List.of("name", "phone", "mail"), 10)),
        one(50, "incident.reporter", Part.INCIDENT, NEITHER, "client", SIDES),
        one(50, "incident.personNotifier", Part.INCIDENT, NEITHER, "client", SIDES),
        one(50, "incident.publisher", Part.INCIDENT, NEITHER, "client", SIDES),
        number(51, "incident.causeDue", Part.INCIDENT, Unit.DAYS, 1, 90, 14, LESS),
        number(51, "incident.preventionDue", Part.INCIDENT, Unit.DAYS, 1, 180, 30, LESS),
        number(52, "drill.interval", Part.INCIDENT, Unit.MONTHS, 1, 12, 12, LESS),
        yes(53, "audit.right", Part.OVERSIGHT, true, MORE),
        number(53, "audit.interval", Part.OVERSIGHT, Unit.MONTHS, 1, 36, 12, LESS),
        number(53, "audit.notice", Part.OVERSIGHT, Unit.DAYS, 1, 60, 14, LESS),
        number(53, "audit.seats", Part.OVERSIGHT, Unit.PERSONS, 1, 20, 2, MORE),
        number(54, "report.interval", Part.OVERSIGHT, Unit.MONTHS, 1, 12, 1, LESS),
        one(55, "disclosure.authority", Part.OVERSIGHT, NEITHER, "client", "client", "provider"),
        number(55, "disclosure.forward", Part.OVERSIGHT, Unit.BUSINESS_DAYS, 1, 10, 3, LESS),
        number(55, "disclosure.answer", Part.OVERSIGHT, Unit.BUSINESS_DAYS, 1, 20, 10, LESS));
  }

  private static List<Term> end() {
    return List.of(
        some(
            56,
            "termination.formats",
            Part.EXIT,
            NEITHER,
            List.of("csv", "json", "wav", "opus"),
            "json",
            "wav"),
        number(56, "termination.returnDue", Part.EXIT, Unit.DAYS, 1, 90, 14, LESS),
        number(57, "termination.deletionDue", Part.EXIT, Unit.DAYS, 1, 90, 30, LESS),
        number(57, "termination.certificateDue", Part.EXIT, Unit.DAYS, 1, 30, 7, LESS),
        new Term(
            58,
            "termination.exceptions",
            Part.EXIT,
            new Kind.Rows(List.of("item", "law", "until"), ROWS)),
        one(59, "confidentiality.personal", Part.EXIT, NEITHER, "forever", "forever"),
        number(59, "confidentiality.other", Part.EXIT, Unit.YEARS, 1, 30, 5, MORE),
        number(60, "liability.cap", Part.LIABILITY, Unit.YEN, 0, 1_000_000_000_000L, 0, NEITHER),
        some(
            60,
            "liability.uncapped",
            Part.LIABILITY,
            MORE,
            List.of("intent", "gross-negligence", "personal-data"),
            "intent",
            "gross-negligence",
            "personal-data"),
        new Term(
            60,
            "liability.insurance",
            Part.LIABILITY,
            new Kind.Rows(List.of("insurer", "policy", "limit"), 5)),
        new Term(
            62,
            "penalties",
            Part.LIABILITY,
            new Kind.Rows(List.of("control", "threshold", "window", "consequence"), ROWS)),
        one(63, "law.governing", Part.LIABILITY, NEITHER, "JP", "JP"),
        new Term(63, "law.court", Part.LIABILITY, new Kind.Words(60, "東京地方裁判所")),
        yes(63, "law.antisocial", Part.LIABILITY, true, MORE));
  }

  private static Term words(int number, String key, Part part, int most) {
    return new Term(number, key, part, new Kind.Words(most, ""));
  }

  private static Term yes(int number, String key, Part part, boolean usual, Stricter stricter) {
    // of options the strictest stands first
    var options = stricter == MORE ? List.of("yes", "no") : List.of("no", "yes");
    var order = stricter == NEITHER ? NEITHER : LESS;
    return new Term(number, key, part, new Kind.Choice(options, usual ? "yes" : "no", order));
  }

  private static Term one(
      int number, String key, Part part, Stricter stricter, String usual, String... options) {
    return new Term(number, key, part, new Kind.Choice(List.of(options), usual, stricter));
  }

  private static Term some(
      int number, String key, Part part, Stricter stricter, List<String> options, String... usual) {
    // a list of what is forbidden or demanded may be empty; of what is allowed, only from the start
    var least = usual.length == 0 || stricter == MORE ? 0 : 1;
    return new Term(number, key, part, new Kind.Choices(options, List.of(usual), least, stricter));
  }

  private static Term number(
      int number,
      String key,
      Part part,
      Unit unit,
      long least,
      long most,
      long usual,
      Stricter stricter) {
    return new Term(number, key, part, new Kind.Amount(unit, least, most, usual, stricter));
  }

  private static Term days(
      int number, String key, long least, long most, long usual, Stricter stricter) {
    return number(number, key, Part.RETENTION, Unit.DAYS, least, most, usual, stricter);
  }
}

package denwaban.assurance.certificate;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// A scheme that says something of an organisation, and what the register takes of it.
public enum Scheme {
  /// Of a legal entity as a whole, for two years. JIPDEC reviews by the edition of 2023 since
  /// 2024-10-01; what was granted before lasts until it expires.
  P_MARK(
      Kind.CERTIFICATE,
      Coverage.ENTITY,
      List.of("JIS Q 15001:2023", "JIS Q 15001:2017"),
      Set.of("JIS Q 15001:2017"),
      Set.of("JIS Q 15001:2006", "JIS Q 15001:1999"),
      Set.of("privacymark.jp", "entity-search.jipdec.or.jp")),
  /// The transition from the editions of 2013 and 2014 ended on 2025-10-31.
  ISMS(
      Kind.CERTIFICATE,
      Coverage.SCOPE,
      List.of("ISO/IEC 27001:2022", "JIS Q 27001:2023"),
      Set.of(),
      Set.of("ISO/IEC 27001:2013", "JIS Q 27001:2014", "ISO/IEC 27001:2005", "JIS Q 27001:2006"),
      Set.of("isms.jp", "iafcertsearch.org")),
  ISO_27017(
      Kind.CERTIFICATE,
      Coverage.SCOPE,
      List.of("ISO/IEC 27017:2015", "JIS Q 27017:2016", "JIP-ISMS517-1.0"),
      Set.of(),
      Set.of(),
      Set.of("isms.jp", "iafcertsearch.org")),
  ISO_27018(
      Kind.CERTIFICATE,
      Coverage.SCOPE,
      List.of("ISO/IEC 27018:2025", "ISO/IEC 27018:2019"),
      Set.of("ISO/IEC 27018:2019"),
      Set.of("ISO/IEC 27018:2014"),
      Set.of("isms.jp", "iafcertsearch.org")),
  ISO_27701(
      Kind.CERTIFICATE,
      Coverage.SCOPE,
      List.of("ISO/IEC 27701:2025", "ISO/IEC 27701:2019"),
      Set.of("ISO/IEC 27701:2019"),
      Set.of(),
      Set.of("isms.jp", "iafcertsearch.org")),
  /// An auditor's opinion of a description, given under NDA. No register lists it.
  SOC2(
      Kind.ATTESTATION,
      Coverage.SCOPE,
      List.of("SOC 2 Type II", "SOC 2 Type I"),
      Set.of("SOC 2 Type I"),
      Set.of(),
      Set.of()),
  ISMAP(
      Kind.CERTIFICATE,
      Coverage.SCOPE,
      List.of("ISMAP", "ISMAP-LIU"),
      Set.of(),
      Set.of(),
      Set.of("ismap.go.jp")),
  /// What a provider of hosting shows of its own building. It covers no service of ours.
  DATA_CENTRE(Kind.REPORT, Coverage.NOTHING, List.of(), Set.of(), Set.of(), Set.of()),
  OTHER(Kind.CERTIFICATE, Coverage.SCOPE, List.of(), Set.of(), Set.of(), Set.of());

  /// Certificates are granted by a body, attestations are an auditor's opinion, reports are handed
  /// over by a provider. No screen may call one by another's name.
  public enum Kind {
    CERTIFICATE,
    ATTESTATION,
    REPORT
  }

  /// What a valid one speaks for.
  public enum Coverage {
    /// The legal entity that holds it.
    ENTITY,
    /// What its scope says, service by service and site by site.
    SCOPE,
    NOTHING
  }

  /// What the register says of an edition.
  public enum Edition {
    ACCEPTED,
    /// Accepted, with a warning: there is a newer one, or it shows less.
    OUTDATED,
    /// The scheme has ended it: nothing certified by it is valid.
    REFUSED,
    /// Not known to this program: a slip, or newer than it.
    UNKNOWN
  }

  private final Kind kind;
  private final Coverage coverage;

  @SuppressWarnings("ImmutableEnumChecker") // List.of and Set.of cannot change
  private final List<String> editions;

  @SuppressWarnings("ImmutableEnumChecker")
  private final Set<String> outdated;

  @SuppressWarnings("ImmutableEnumChecker")
  private final Set<String> refused;

  @SuppressWarnings("ImmutableEnumChecker")
  private final Set<String> hosts;

  Scheme(
      Kind kind,
      Coverage coverage,
      List<String> editions,
      Set<String> outdated,
      Set<String> refused,
      Set<String> hosts) {
    this.kind = kind;
    this.coverage = coverage;
    this.editions = editions;
    this.outdated = outdated;
    this.refused = refused;
    this.hosts = hosts;
  }

  public Kind kind() {
    return kind;
  }

  public Coverage coverage() {
    return coverage;
  }

  /// What may be entered, the newest first; empty if it is free text.
  public List<String> editions() {
    return editions;
  }

  public Edition edition(String name) {
    if (refused.contains(name)) return Edition.REFUSED;
    if (outdated.contains(name)) return Edition.OUTDATED;
    return editions.isEmpty() || editions.contains(name) ? Edition.ACCEPTED : Edition.UNKNOWN;
  }

  /// Whether a public register lists it. A person of the office looks it up there each month.
  public boolean listed() {
    return !hosts.isEmpty();
  }

  /// Hosts of those registers, without `www`.
  Set<String> hosts() {
    return hosts;
  }

  /// Its name in JSON and in the database, such as `p-mark`.
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// @throws IllegalArgumentException if there is none
  public static Scheme of(String code) {
    return Arrays.stream(values())
        .filter(it -> it.code().equals(code))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("scheme"));
  }
}

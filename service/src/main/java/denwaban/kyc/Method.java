package denwaban.kyc;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The methods of verification (犯罪収益移転防止法施行規則 6条1項), each with the days on which it counts.
///
/// 令和7年8省共同命令第3号 (without meeting) and 令和8年8省共同命令第1号 (face to face) end those that rest on an image
/// or a copy alone: the last day is 2027-03-31 in Japan.
public enum Method {
  /// The company's electronic certificate (商業登記法 12条の2).
  COMPANY_CERTIFICATE(Subject.COMPANY, Meeting.REMOTE),
  /// The registry looked up online, and mail that is not forwarded.
  COMPANY_REGISTRY(Subject.COMPANY, Meeting.REMOTE),
  /// The original of a document of the registry or an authority, shown.
  COMPANY_DOCUMENT(Subject.COMPANY, Meeting.FACE),
  /// Such an original, sent, and mail that is not forwarded.
  COMPANY_MAIL(Subject.COMPANY, Meeting.REMOTE),
  /// A copy of one, sent, and mail that is not forwarded.
  COMPANY_COPY(Subject.COMPANY, Meeting.REMOTE, Ordinance.REMOTE_2025),
  /// The IC chip of a card with a photograph, read at the meeting.
  CHIP_FACE(Subject.PERSON, Meeting.FACE),
  /// The IC chip, read by the person's own device, and an image of the face.
  CHIP_REMOTE(Subject.PERSON, Meeting.REMOTE),
  /// The signature of a My Number card (公的個人認証).
  JPKI(Subject.PERSON, Meeting.REMOTE),
  /// The original of a document, sent, and mail that is not forwarded.
  DOCUMENT_MAIL(Subject.PERSON, Meeting.REMOTE),
  /// A card with a photograph, looked at without reading its chip.
  CARD_SHOWN(Subject.PERSON, Meeting.FACE, Ordinance.FACE_2026),
  /// Images of a document and of the face (ホ, as it was lettered before the change).
  IMAGE_REMOTE(Subject.PERSON, Meeting.REMOTE, Ordinance.REMOTE_2025),
  /// A copy of a document, sent, and mail that is not forwarded.
  COPY_MAIL(Subject.PERSON, Meeting.REMOTE, Ordinance.REMOTE_2025);

  /// Whom it verifies.
  public enum Subject {
    COMPANY,
    /// The person who acts for it.
    PERSON
  }

  public enum Meeting {
    FACE,
    REMOTE
  }

  /// What ended a method, and on which day it counted last.
  public enum Ordinance {
    REMOTE_2025("令和7年8省共同命令第3号"),
    FACE_2026("令和8年8省共同命令第1号");

    private final String title;

    Ordinance(String title) {
      this.title = title;
    }

    public String title() {
      return title;
    }

    LocalDate last() {
      return LocalDate.of(2027, 3, 31);
    }
  }

  /// Since then these methods stand in the rule; what was done before is not entered here.
  static final LocalDate FROM = LocalDate.of(2018, 11, 30);

  private final Subject subject;
  private final Meeting meeting;
  private final @Nullable Ordinance ended;

  Method(Subject subject, Meeting meeting) {
    this(subject, meeting, null);
  }

  Method(Subject subject, Meeting meeting, @Nullable Ordinance ended) {
    this.subject = subject;
    this.meeting = meeting;
    this.ended = ended;
  }

  /// Its name in JSON and in the database, such as `chip-face`.
  public String code() {
    return Codes.of(this);
  }

  /// Empty if there is none of this code.
  static Optional<Method> of(String code) {
    return Arrays.stream(values()).filter(it -> it.code().equals(code)).findFirst();
  }

  public Subject subject() {
    return subject;
  }

  public Meeting meeting() {
    return meeting;
  }

  /// The first day on which it counts, in Japan.
  public LocalDate validFrom() {
    return FROM;
  }

  /// The last day on which it counts, in Japan; empty while no rule ends it.
  public Optional<LocalDate> validTo() {
    return ended().map(Ordinance::last);
  }

  public Optional<Ordinance> ended() {
    return Optional.ofNullable(ended);
  }

  /// @param day in Japan
  public boolean counts(LocalDate day) {
    return !day.isBefore(validFrom()) && validTo().map(last -> !day.isAfter(last)).orElse(true);
  }
}

package denwaban.contract.subprocessor;

import denwaban.kernel.CorporateNumber;
import denwaban.seal.json.Json;
import denwaban.terms.HostList;
import denwaban.terms.Kind;
import denwaban.terms.Places;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A company, or a service of one, that the office entrusts with clients' data. What stands here
/// never changes: who is entrusted with something else is entered again.
///
/// @param corporateNumber 13 digits, or empty
/// @param country of where it handles data: a code of ISO 3166-1
/// @param data what it comes to see
/// @param via whose sub-processor it is; empty for the office's own
/// @param hosts by which the program reaches it; none if it does not
/// @param from its first day, in Japan
/// @param endedAt null while it is entrusted
public record Subprocessor(
    UUID id,
    String name,
    String corporateNumber,
    String country,
    Service service,
    String data,
    String via,
    HostList hosts,
    LocalDate from,
    Instant addedAt,
    @Nullable Instant endedAt) {

  /// Entries of the register that are not ended.
  public static final int MOST = 50;

  /// What for.
  public enum Service {
    HOSTING,
    STORAGE,
    MAIL,
    CHAT,
    PUSH,
    CARRIER,
    TIMESTAMP,
    WITNESS,
    SUPPORT,
    OTHER;

    /// Its name in JSON.
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    /// @throws IllegalArgumentException if there is none
    public static Service of(String code) {
      for (var each : values()) {
        if (each.code().equals(code)) return each;
      }
      throw new IllegalArgumentException("service");
    }
  }

  /// @throws IllegalArgumentException if something is missing or out of bounds; the message names
  ///   it
  public Subprocessor {
    text("name", name, 1);
    text("data", data, 1);
    text("via", via, 0);
    if (!Places.ALL.contains(country)) throw new IllegalArgumentException("country");
    if (!corporateNumber.isEmpty()
        && !new CorporateNumber(corporateNumber).digits().equals(corporateNumber)) {
      throw new IllegalArgumentException("corporateNumber");
    }
  }

  private static void text(String what, String text, int least) {
    if (text.length() < least || !new Kind.Words(Kind.Rows.CELL, "").holds(new Json.Text(text))) {
      throw new IllegalArgumentException(what);
    }
  }
}

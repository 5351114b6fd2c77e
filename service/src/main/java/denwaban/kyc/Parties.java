package denwaban.kyc;

import denwaban.kernel.CorporateNumber;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Who a client is, as it was verified: what of a record is encrypted.
///
/// @param company its registered name
/// @param address its registered address
/// @param number its 法人番号; null if it has none
/// @param business what it does
/// @param purpose what it wants of the contract (取引目的)
/// @param owners its beneficial owners (実質的支配者), 1 to [#OWNERS]
/// @param acting who acts for it
/// @param authority how it was verified that this person may
/// @param companyDocument which document or registry entry of the company was seen; no image
/// @param personDocument which document of the person was seen; no image
/// @param chipDigest SHA-256 of what the IC chip gave, in hex; null if none was read
public record Parties(
    String company,
    String address,
    @Nullable String number,
    String business,
    String purpose,
    List<Person> owners,
    Person acting,
    String authority,
    String companyDocument,
    String personDocument,
    @Nullable String chipDigest) {

  /// In characters.
  static final int NAME = 200;

  /// In characters.
  static final int ADDRESS = 300;

  /// Of business, purpose, authority and documents, in characters.
  static final int TEXT = 500;

  static final int OWNERS = 10;

  /// Of everything together, in characters.
  static final int WHOLE = 6_000;

  private static final LocalDate OLDEST = LocalDate.of(1900, 1, 1);
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

  /// A natural person.
  public record Person(String name, String address, LocalDate born) {

    /// @throws IllegalArgumentException naming the field that does not fit
    public Person {
      name = fitting("name", name, NAME);
      address = fitting("address", address, ADDRESS);
      if (born.isBefore(OLDEST)) throw new IllegalArgumentException("born");
    }

    /// The name is for those who asked for it.
    @Override
    public String toString() {
      return "Person[…]";
    }
  }

  /// @throws IllegalArgumentException naming the field that does not fit
  public Parties {
    company = fitting("company", company, NAME);
    address = fitting("address", address, ADDRESS);
    if (number != null) number = number(number);
    business = fitting("business", business, TEXT);
    purpose = fitting("purpose", purpose, TEXT);
    owners = List.copyOf(owners);
    if (owners.isEmpty() || owners.size() > OWNERS) throw new IllegalArgumentException("owners");
    authority = fitting("authority", authority, TEXT);
    companyDocument = fitting("companyDocument", companyDocument, TEXT);
    personDocument = fitting("personDocument", personDocument, TEXT);
    if (chipDigest != null) {
      chipDigest = chipDigest.strip().toLowerCase(Locale.ROOT);
      if (!SHA256.matcher(chipDigest).matches()) throw new IllegalArgumentException("chipDigest");
    }
    var texts = Stream.of(company, address, business, purpose, authority, companyDocument);
    var people = Stream.concat(owners.stream(), Stream.of(acting));
    var length =
        Stream.concat(texts, people.flatMap(it -> Stream.of(it.name(), it.address())))
                .mapToInt(String::length)
                .sum()
            + personDocument.length();
    if (length > WHOLE) throw new IllegalArgumentException("whole");
  }

  /// The birth dates of everybody in it.
  Stream<LocalDate> births() {
    return Stream.concat(owners.stream(), Stream.of(acting)).map(Person::born);
  }

  private static String number(String digits) {
    try {
      return new CorporateNumber(digits.strip()).digits();
    } catch (IllegalArgumentException wrong) {
      throw new IllegalArgumentException("number", wrong);
    }
  }

  static String fitting(String field, String text, int most) {
    var stripped = text.strip();
    if (stripped.isEmpty() || stripped.length() > most || hasControls(stripped)) {
      throw new IllegalArgumentException(field);
    }
    return stripped;
  }

  private static boolean hasControls(String text) {
    return text.chars().anyMatch(it -> Character.isISOControl(it) && it != '\n');
  }

  /// Nothing of it belongs in a log line.
  @Override
  public String toString() {
    return "Parties[…]";
  }
}

package denwaban.terms;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/// How much a contract settles, computed from its record (個人情報保護法ガイドライン通則編 3-4-4(2)).
public enum Grade {
  /// No contract.
  NONE,
  /// 覚書: something was agreed, without a record of all terms.
  MEMO,
  /// Confidentiality is agreed; what is needed to handle personal data lacks something.
  NDA,
  /// Confidentiality and all that handling personal data needs.
  NDA_PLUS_DPA;

  /// Telephone numbers of the client that are called when data has leaked: two at least, as one
  /// person may not answer.
  public static final int CONTACTS_LEAST = 2;

  /// Its name in JSON.
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Grade of(ContractRecord record) {
    return missing(record).isEmpty() ? NDA_PLUS_DPA : NDA;
  }

  /// The keys of the terms that must be filled in before it can be signed, in the contract's order.
  public static List<String> missing(ContractRecord record) {
    var it = record.reading();
    return Stream.of(
            empty(it, "provider.name"),
            empty(it, "client.name"),
            empty(it, "law.court"),
            contacts(it) < CONTACTS_LEAST ? "incident.contacts" : "")
        .filter(key -> !key.isEmpty())
        .toList();
  }

  /// Those that can be called.
  private static long contacts(Reading it) {
    return it.rows("incident.contacts").stream()
        .filter(row -> filled(row, "name") && filled(row, "phone"))
        .count();
  }

  private static boolean filled(Map<String, String> row, String column) {
    return !row.getOrDefault(column, "").isEmpty();
  }

  private static String empty(Reading it, String key) {
    return it.text(key).isEmpty() ? key : "";
  }
}

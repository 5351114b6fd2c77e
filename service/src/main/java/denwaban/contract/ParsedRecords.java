package denwaban.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.kernel.Bytes;
import denwaban.terms.ContractRecord;
import java.util.LinkedHashMap;
import java.util.Map;

/// The records that were read last, by their text: a call asks some ten times for the one of its
/// client, and each term is checked in each reading. A text is never another record.
final class ParsedRecords {

  /// At most [ContractRecord#BYTES] each, and their values.
  static final int RECORDS = 128;

  private final Map<String, ContractRecord> byText =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, ContractRecord> eldest) {
          return size() > RECORDS;
        }
      };

  /// @throws IllegalArgumentException as [ContractRecord#parse] does
  synchronized ContractRecord of(String text) {
    return byText.computeIfAbsent(text, it -> ContractRecord.parse(Bytes.of(it.getBytes(UTF_8))));
  }
}

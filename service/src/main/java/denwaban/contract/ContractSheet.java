package denwaban.contract;

import denwaban.audit.LogPage;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A client's contract as a screen reads it.
///
/// @param newest version to which the next one is an answer; 0 if there is none
/// @param versions newest first
/// @param answering how many who answer calls hold passkeys that suffice, by what is asked for;
///   null for the client, who is not told numbers of staff
record ContractSheet(int newest, List<Version> versions, @Nullable Map<String, Integer> answering) {

  /// @param standing `coming`, `in-force`, `over` or `never`
  /// @param from their first moment
  /// @param signed `nobody`, `office` or `both`
  /// @param onPaper whether they signed a paper, and its scan with their passkeys
  /// @param until when a later version takes or took over
  /// @param text the terms in their canonical form; its SHA-256 names them in the log
  /// @param entry the entry that these terms were agreed; null until it has its place, and for the
  ///   office, whose log this is not
  record Version(
      int version,
      String standing,
      String signed,
      boolean onPaper,
      Instant from,
      @Nullable Instant until,
      String text,
      LogPage.@Nullable Line entry) {}

  /// @param onPaper of these versions
  /// @param entries by the digest that they name
  static ContractSheet of(
      History history,
      Set<Integer> onPaper,
      Map<String, LogPage.Line> entries,
      @Nullable Map<String, Integer> answering) {
    return new ContractSheet(
        history.newest(),
        history.versions().stream()
            .map(it ->
                new Version(
                    it.version(),
                    history.standing(it).code(),
                    it.signed().name().toLowerCase(Locale.ROOT),
                    onPaper.contains(it.version()),
                    it.effectiveFrom(),
                    history.until(it).orElse(null),
                    it.text(),
                    entries.get(it.digest().base64())))
            .toList(),
        answering);
  }
}

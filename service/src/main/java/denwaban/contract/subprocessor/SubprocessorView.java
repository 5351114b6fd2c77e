package denwaban.contract.subprocessor;

import denwaban.terms.SubprocessorTerms;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A sub-processor, as pages get it.
///
/// @param service in lower case
record SubprocessorView(
    UUID id,
    String name,
    String corporateNumber,
    String country,
    String service,
    String data,
    String via,
    List<String> hosts,
    LocalDate from,
    Instant addedAt,
    @Nullable Instant endedAt) {

  static SubprocessorView of(Subprocessor it) {
    return new SubprocessorView(
        it.id(),
        it.name(),
        it.corporateNumber(),
        it.country(),
        it.service().code(),
        it.data(),
        it.via(),
        it.hosts().patterns(),
        it.from(),
        it.addedAt(),
        it.endedAt());
  }

  /// One that the contract's own text names.
  ///
  /// @param from null for the contract's first day
  record Named(String name, List<String> hosts, @Nullable LocalDate from) {
    static Named of(SubprocessorTerms.Named it) {
      return new Named(it.name(), it.hosts().patterns(), it.from());
    }
  }
}

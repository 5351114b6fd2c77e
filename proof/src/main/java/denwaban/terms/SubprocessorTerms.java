package denwaban.terms;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a contract says of sub-processors: which of them its own text names, and how another one is
/// agreed to.
///
/// @param named rows of the term `subprocessors`; none where none may be
/// @param notice time from asking the client until a sub-processor may begin to which it does not
///   object; never shorter than the time to object
public record SubprocessorTerms(Policy policy, List<Named> named, Duration notice) {

  public enum Policy {
    /// None at all.
    PROHIBITED,
    /// Those of the text, and whom the client approves.
    PRIOR_APPROVAL,
    /// Those of the text alone.
    NAMED,
    /// Those of the text, whom the client approves, and whom it was told of without objecting.
    GENERAL_NOTICE;

    static Policy of(String code) {
      return switch (code) {
        case "prohibited" -> PROHIBITED;
        case "named" -> NAMED;
        case "general-notice" -> GENERAL_NOTICE;
        default -> PRIOR_APPROVAL;
      };
    }

    /// Whether the client's approval outside the text counts.
    public boolean approvals() {
      return this == PRIOR_APPROVAL || this == GENERAL_NOTICE;
    }
  }

  /// @param from its first day, in Japan; null for the contract's
  public record Named(String name, HostList hosts, @Nullable LocalDate from) {

    /// Whether its first day has come.
    public boolean began(Instant at) {
      return from == null || !at.isBefore(from.atStartOfDay(ContractRecord.JAPAN).toInstant());
    }
  }

  /// Where a contract has no record: whom the client approves.
  public static final SubprocessorTerms UNSAID =
      new SubprocessorTerms(Policy.PRIOR_APPROVAL, List.of(), Duration.ZERO);

  public SubprocessorTerms {
    named = List.copyOf(named);
  }

  /// A row of a record from before rows were checked can be words alone: nothing may go there.
  public static SubprocessorTerms of(ContractRecord record) {
    var it = record.reading();
    var policy = Policy.of(it.text("subprocessors.policy"));
    var named = it.rows("subprocessors").stream().flatMap(row -> followed(row).stream()).toList();
    var days = Math.max(it.number("subprocessors.notice"), it.number("subprocessors.objection"));
    return new SubprocessorTerms(
        policy, policy == Policy.PROHIBITED ? List.of() : named, Duration.ofDays(days));
  }

  private static Optional<Named> followed(Map<String, String> row) {
    try {
      return Optional.of(named(row));
    } catch (IllegalArgumentException wordsAlone) {
      return Optional.empty();
    }
  }

  private static Named named(Map<String, String> row) {
    var from = row.getOrDefault("from", "");
    try {
      return new Named(
          row.getOrDefault("name", ""),
          HostList.of(row.getOrDefault("hosts", "")),
          from.isEmpty() ? null : LocalDate.parse(from));
    } catch (IllegalArgumentException | DateTimeParseException malformed) {
      throw new IllegalArgumentException("subprocessors", malformed);
    }
  }

  /// Whether a record's rows can be followed: real hosts, countries and days, and none where none
  /// may be.
  ///
  /// @throws IllegalArgumentException if not; its message names the term
  public static void check(ContractRecord record) {
    var it = record.reading();
    var rows = it.rows("subprocessors");
    var prohibited = it.text("subprocessors.policy").equals("prohibited");
    if (prohibited && !rows.isEmpty()) throw new IllegalArgumentException("subprocessors.policy");
    for (var row : rows) {
      named(row);
      if (row.getOrDefault("name", "").isEmpty()
          || !Places.ALL.contains(row.getOrDefault("country", ""))) {
        throw new IllegalArgumentException("subprocessors");
      }
    }
  }

  /// The pattern of the text that has a host at a moment; empty if none has.
  public Optional<String> named(String host, Instant at) {
    return named.stream()
        .filter(it -> it.began(at))
        .flatMap(it -> it.hosts().match(host).stream())
        .findFirst();
  }

  /// Whether the text names this very pattern at a moment.
  public boolean names(String pattern, Instant at) {
    return named.stream()
        .filter(it -> it.began(at))
        .anyMatch(it -> it.hosts().patterns().contains(pattern));
  }
}

package denwaban.retention;

import denwaban.contract.termination.Termination;
import denwaban.retention.hold.Hold;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What screens show of one client: what is kept, what is erased, what is held, and the end.
///
/// @param contract version that says how long; 0 if none is in force
/// @param agreed whether there ever was a contract, a signature under one, or a caller
/// @param delayHours within which what is due must be gone
/// @param certificates newest first
/// @param holds newest first
/// @param end null while no notice is given
record RetentionView(
    int contract,
    boolean agreed,
    int delayHours,
    long overdue,
    List<Kind> kinds,
    List<Open> open,
    List<Certificate> certificates,
    List<OneHold> holds,
    @Nullable End end) {

  /// @param kind such as `recording`
  /// @param next when the first is due
  record Kind(
      String kind,
      int days,
      long kept,
      long overdue,
      long held,
      long erased,
      @Nullable Instant next) {}

  /// What is being erased, or was not found gone.
  ///
  /// @param found where the verifier found something; empty if it has not looked, or found nothing
  record Open(String kind, int things, Instant decidedAt, String found) {}

  /// @param digest of its text, as it stands in the log: base64
  record Certificate(
      int n, boolean whole, Instant madeAt, String digest, long things, long bytes) {}

  /// @param state `asked`, `held` or `over`
  /// @param mine whether the reader asked for it, and so cannot approve it
  /// @param approvers persons it needs, the one who asked among them
  /// @param agreed of these, how many there are
  /// @param endBefore until when another person may agree that it ends; null if nobody asked for
  ///   that
  /// @param endMine whether the reader asked for that, and so cannot agree
  record OneHold(
      UUID id,
      @Nullable UUID call,
      String reason,
      String state,
      Instant until,
      Instant askedAt,
      boolean mine,
      int approvers,
      int agreed,
      @Nullable Instant endBefore,
      boolean endMine) {
    static OneHold of(Hold it, Instant now, UUID reader) {
      return new OneHold(
          it.id(),
          it.call(),
          it.reason(),
          it.state(now),
          it.until(),
          it.askedAt(),
          it.askedBy().equals(reader),
          it.approvers(),
          it.agreed(),
          it.endsBefore(now),
          reader.equals(it.endingBy()));
    }
  }

  /// @param side `office` or `client`: who gave notice; `term` for the contract's last day
  /// @param reason empty for that
  /// @param ended whether its last instant is over
  /// @param accountsUntil when the accounts of the client's people are erased; null before the rest
  ///   is
  /// @param kycUntil until when the law keeps records of who the client is; null as above, or if
  ///   the client never agreed to anything and there are none
  /// @param contractUntil until when the law keeps the contract, which stays longer if the log
  ///   does; null as above, or if there never was one
  record End(
      String side,
      String reason,
      boolean ended,
      Instant endsAt,
      Instant returnBy,
      Instant eraseAt,
      @Nullable Instant receivedAt,
      @Nullable Instant closedAt,
      @Nullable Instant accountsUntil,
      @Nullable Instant kycUntil,
      @Nullable Instant contractUntil) {
    static End of(Termination it, LegalFloors.Floor floor, Instant now) {
      var closed = it.closedAt();
      return new End(
          it.side().name().toLowerCase(java.util.Locale.ROOT),
          it.side() == Termination.Side.TERM ? "" : it.reason(),
          it.ended(now),
          it.endsAt(),
          it.returnBy(),
          it.eraseAt(),
          it.receivedAt(),
          closed,
          closed == null ? null : closed.plus(Termination.ACCOUNTS),
          closed == null ? null : floor.kyc(),
          closed == null || !floor.agreed() ? null : floor.contract());
    }
  }

  static List<Certificate> of(List<ErasureTable.Line> certificates) {
    return certificates.stream()
        .map(it ->
            new Certificate(it.n(), it.whole(), it.madeAt(), it.digest(), it.things(), it.bytes()))
        .toList();
  }

  static RetentionView of(
      RetentionStatus.OfClient status,
      List<ErasureTable.Line> certificates,
      List<Hold> holds,
      boolean agreed,
      @Nullable End end,
      Instant now,
      UUID reader) {
    return new RetentionView(
        status.contract(),
        agreed,
        status.delayHours(),
        status.overdue(),
        status.kinds().stream()
            .map(it ->
                new Kind(
                    it.kind().code(),
                    it.days(),
                    it.kept(),
                    it.overdue(),
                    it.held(),
                    it.erased(),
                    it.next()))
            .toList(),
        status.open().stream()
            .map(it -> new Open(it.kind().code(), it.things(), it.decidedAt(), it.found()))
            .toList(),
        of(certificates),
        holds.stream().map(it -> OneHold.of(it, now, reader)).toList(),
        end);
  }
}

package denwaban.delivery.content;

import static java.nio.charset.StandardCharsets.UTF_8;

import denwaban.access.CurrentUser;
import denwaban.audit.Action;
import denwaban.audit.AuditLog;
import denwaban.audit.Entry;
import denwaban.audit.Purpose;
import denwaban.client.key.CompanyKeys;
import denwaban.contract.Contracts;
import denwaban.database.tenant.TenantTransactions;
import denwaban.http.Problem;
import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import denwaban.kernel.Ids;
import denwaban.seal.statement.KeyLine;
import denwaban.seal.statement.NoticeApproval;
import denwaban.seal.statement.NoticeApproval.Content;
import denwaban.seal.statement.Verified;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/// A client's administrator approves, with the key of their own, which words leave in mails, and
/// takes it back. The contract's clause alone, which the office writes too, lets nothing out.
@Component
class NoticeApprovals {

  /// That a page shows.
  static final int SHOWN = 50;

  private final TenantTransactions transactions;
  private final Contracts contracts;
  private final CompanyKeys keys;
  private final NoticeApprovalTable table;
  private final AuditLog audit;
  private final InstantSource clock;
  private final Ids ids;

  NoticeApprovals(
      TenantTransactions transactions,
      Contracts contracts,
      CompanyKeys keys,
      NoticeApprovalTable table,
      AuditLog audit,
      InstantSource clock,
      Ids ids) {
    this.transactions = transactions;
    this.contracts = contracts;
    this.keys = keys;
    this.table = table;
    this.audit = audit;
    this.clock = clock;
    this.ids = ids;
  }

  /// What the terms in force let a member approve, in the order of their words.
  List<String> agreed(ClientId client) {
    var agreed = contracts.noticeContent(client, clock.instant());
    return List.of(Content.values()).stream().map(Content::word).filter(agreed::contains).toList();
  }

  /// All there ever were, newest first, at most [#SHOWN].
  List<KeptApproval> all(ClientId client) {
    return transactions.as(client, () -> table.all(client, SHOWN));
  }

  Optional<KeptApproval> open(ClientId client) {
    return transactions.as(client, () -> table.open(client));
  }

  /// The one that was not taken back, if the client's key line answers for it now. In the client's
  /// scope; it cannot be taken back before that transaction ends.
  Optional<NoticeApproval> inForce(ClientId client) {
    return table.hold(client).flatMap(this::standing);
  }

  /// What it says, if it holds by its own word and signature, whether or not it was taken back.
  Optional<NoticeApproval> standing(KeptApproval kept) {
    return keys.proven(kept.client())
        .flatMap(line -> checked(line, kept.statement(), kept.signature()))
        .map(Verified::value);
  }

  /// Takes the place of the one before.
  ///
  /// @throws Problem 403 if the contract does not name all of it; 409 if another is approved at the
  ///   same time; 422 if it is not signed by this member, or holds no more
  UUID approve(CurrentUser user, String statement, Bytes signature) {
    var client = user.memberOf();
    var said = by(user, statement, signature);
    if (!agreed(client).containsAll(said.content().stream().map(Content::word).toList())) {
      throw new Problem(403, "content-not-agreed");
    }
    var kept =
        new KeptApproval(
            ids.next(), client, statement, signature, user.person(), clock.instant(), null);
    try {
      transactions.run(
          client,
          () -> {
            table.open(client).ifPresent(it -> end(user, it.id()));
            table.add(kept);
            say(Action.NOTICE_APPROVED, user, kept.id());
          });
    } catch (DuplicateKeyException e) {
      throw new Problem(409, "approved-meanwhile");
    }
    return kept.id();
  }

  /// From the next mail on, nothing leaves by it. Idempotent.
  void takeBack(CurrentUser user, UUID id) {
    transactions.run(user.memberOf(), () -> end(user, id));
  }

  private void end(CurrentUser user, UUID id) {
    if (table.end(user.memberOf(), id, clock.instant())) {
      say(Action.NOTICE_APPROVAL_ENDED, user, id);
    }
  }

  /// Each approves under their own name.
  private NoticeApproval by(CurrentUser user, String statement, Bytes signature) {
    var line = keys.proven(user.memberOf()).orElseThrow(NoticeApprovals::misfit);
    var said = checked(line, statement, signature).orElseThrow(NoticeApprovals::misfit).value();
    return line.member(said.by())
        .filter(it -> it.person().equals(user.person()))
        .map(_ -> said)
        .orElseThrow(NoticeApprovals::misfit);
  }

  private Optional<Verified<NoticeApproval>> checked(
      KeyLine line, String statement, Bytes signature) {
    try {
      return NoticeApproval.check(
          line, Bytes.of(statement.getBytes(UTF_8)), signature, clock.instant());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private void say(Action action, CurrentUser user, UUID id) {
    audit.append(Entry.done(action, user.memberOf(), id.toString(), user.actor(), Purpose.MANAGE));
  }

  private static Problem misfit() {
    return new Problem(422, "approval-does-not-fit");
  }
}

package denwaban.delivery.content;

import denwaban.access.CurrentUser;
import denwaban.audit.AuditLog;
import denwaban.client.key.CompanyKeys;
import denwaban.contract.Contracts;
import denwaban.database.TestDatabase;
import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import denwaban.kernel.Ids;
import denwaban.message.NoticeWords;
import denwaban.vault.Vault;
import java.time.InstantSource;
import java.util.UUID;

/// What of a message may leave, over a test database.
public final class TestWords {

  public final HeldWords held;
  public final NewestMessage newest;
  public final DisclosedWords disclosed;
  private final NoticeApprovals approvals;
  private final TestDatabase database;

  public TestWords(
      TestDatabase database,
      Contracts contracts,
      CompanyKeys keys,
      Vault vault,
      AuditLog audit,
      Ids ids,
      InstantSource clock) {
    this.database = database;
    held = new HeldWords(clock);
    newest = new NewestMessage(vault);
    approvals =
        new NoticeApprovals(
            database.fence(),
            contracts,
            keys,
            new NoticeApprovalTable(database.jdbc()),
            audit,
            clock,
            ids);
    disclosed =
        new DisclosedWords(database.fence(), contracts, approvals, newest, held, audit, clock);
  }

  public UUID approve(CurrentUser user, String statement, Bytes signature) {
    return approvals.approve(user, statement, signature);
  }

  public void takeBack(CurrentUser user, UUID id) {
    approvals.takeBack(user, id);
  }

  public boolean inForce(ClientId client) {
    return database.fence().as(client, () -> approvals.inForce(client).isPresent());
  }

  public void given(NoticeWords.Given it) {
    held.given(it);
  }

  public int length() {
    return held.length();
  }
}

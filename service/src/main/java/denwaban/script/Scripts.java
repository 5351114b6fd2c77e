package denwaban.script;

import denwaban.audit.Action;
import denwaban.audit.Actor;
import denwaban.audit.AuditLog;
import denwaban.audit.Entry;
import denwaban.audit.Purpose;
import denwaban.database.tenant.TenantTransactions;
import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// The clients' scripts. Reading opens the client's scope, setting the office's.
@Component
public final class Scripts {

  private final TenantTransactions transactions;
  private final ScriptTable scriptTable;
  private final AuditLog audit;
  private final InstantSource clock;
  private final Bytes houseNotice = HouseNotice.load();

  Scripts(
      TenantTransactions transactions,
      ScriptTable scriptTable,
      AuditLog audit,
      InstantSource clock) {
    this.transactions = transactions;
    this.scriptTable = scriptTable;
    this.audit = audit;
    this.clock = clock;
  }

  /// What the desk shows about a client at a moment.
  public Optional<Script> of(ClientId client, Instant at) {
    return transactions.as(client, () -> scriptTable.newest(client)).map(kept -> script(kept, at));
  }

  /// The newest script as it was set.
  public Optional<Content> content(ClientId client) {
    return transactions.as(client, () -> scriptTable.newest(client)).map(ScriptTable.Kept::content);
  }

  /// What a client uploaded for its callers: G.711 µ-law, 8 kHz, mono, without a header.
  public Optional<Bytes> audio(ClientId client, Announcement kind) {
    return transactions
        .as(client, () -> scriptTable.newestAudio(client, kind))
        .map(ScriptTable.Kept::content);
  }

  /// Whether the client uploaded one; [#audio] without the sound.
  public boolean has(ClientId client, Announcement kind) {
    return transactions.as(client, () -> scriptTable.hasAudio(client, kind));
  }

  /// The recording notice that this client's callers hear: its own, or the office's. Never empty.
  public Bytes notice(ClientId client) {
    return audio(client, Announcement.NOTICE).orElse(houseNotice);
  }

  /// Sets the next version of a script.
  public void set(ClientId client, Content content, Actor by) {
    transactions.office(() -> {
      var version = scriptTable.newest(client).map(ScriptTable.Kept::version).orElse(0) + 1;
      scriptTable.add(client, version, content, clock.instant());
      audit.append(Entry.done(Action.SCRIPT_SET, client, client.toString(), by, Purpose.MANAGE));
    });
  }

  /// Sets the next greeting or notice.
  ///
  /// @param ulaw as [GreetingAudio#fromWav] makes it
  public void setAudio(ClientId client, Announcement kind, Bytes ulaw, Actor by) {
    transactions.office(() -> {
      var version =
          scriptTable.newestAudio(client, kind).map(ScriptTable.Kept::version).orElse(0) + 1;
      scriptTable.addAudio(client, kind, version, ulaw, clock.instant());
      audit.append(Entry.done(Action.SCRIPT_SET, client, client.toString(), by, Purpose.MANAGE));
    });
  }

  private static Script script(ScriptTable.Kept<Content> kept, Instant at) {
    var content = kept.content();
    return new Script(
        content.greeting(),
        content.notes(),
        content.callback(),
        content.hours().open(at),
        new Form(kept.version(), content.fields()));
  }
}

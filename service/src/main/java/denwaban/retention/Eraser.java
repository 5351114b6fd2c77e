package denwaban.retention;

import denwaban.access.AccountErasure;
import denwaban.audit.sequencing.LogExpiry;
import denwaban.copies.CopyErasure;
import denwaban.copies.CopyStays;
import denwaban.database.ErasureLogins;
import denwaban.database.Rows;
import denwaban.kernel.ClientId;
import denwaban.kernel.ObjectId;
import denwaban.storage.ObjectStore;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Removes what was decided to be due, as a database role of its own that reads no content and that
/// the database lets delete nothing else. Each step can be done again.
@Component
class Eraser {

  /// The sole carriers of the file keys: with them gone nothing opens the rest.
  private static final List<String> KEYS =
      List.of("delete from vault_header where object_id = any(?)");

  /// What speaks of an object. Its call, and the item in the inbox, stay until the call's time is
  /// over.
  private static final List<String> OBJECT =
      List.of(
          """
          delete from inbox_note where item_id in (
            select id from inbox_item where object_id = any(?))
          """,
          "delete from vault_token where object_id = any(?)",
          "delete from vault_token_set where object_id = any(?)",
          "delete from quality_review where object_id = any(?)",
          "delete from vault_manifest where object_id = any(?)",
          "delete from vault_object where id = any(?)");

  private static final List<String> CALL =
      List.of(
          """
          delete from inbox_note where item_id in (
            select id from inbox_item where call_id = any(?))
          """,
          "delete from inbox_item where call_id = any(?)",
          """
          delete from delivery_attempt where delivery_id in (
            select id from delivery where call_id = any(?))
          """,
          "delete from delivery where call_id = any(?)",
          "delete from call_sound where call_id = any(?)",
          "delete from call_instruction where call_id = any(?)",
          "delete from watch_call where call_id = any(?)",
          "delete from call_hand where call_id = any(?)",
          "delete from call where id = any(?)");

  /// What a client had entered: whom to tell and how, what to say, whom not to answer, which keys
  /// its members held.
  private static final List<String> CLIENT =
      List.of(
          "delete from disclosure_note where client_id = any(?)",
          "delete from disclosure_link where client_id = any(?)",
          "delete from disclosure_step where client_id = any(?)",
          "delete from disclosure_request where client_id = any(?)",
          "delete from delivery_attempt where client_id = any(?)",
          "delete from delivery where client_id = any(?)",
          "delete from delivery_digest where client_id = any(?)",
          "delete from delivery_way where client_id = any(?)",
          "delete from delivery_account where client_id = any(?)",
          "delete from delivery_policy where client_id = any(?)",
          "delete from client_roster where client_id = any(?)",
          "delete from client_contact where client_id = any(?)",
          "delete from script_instruction where client_id = any(?)",
          "delete from script_audio where client_id = any(?)",
          "delete from script where client_id = any(?)",
          "delete from blocked_caller where client_id = any(?)",
          "delete from block_key where client_id = any(?)",
          "delete from inbox_text_index where client_id = any(?)",
          "delete from notice_approval where client_id = any(?)",
          "delete from quality_approval where client_id = any(?)",
          "delete from client_grant where client_id = any(?)",
          "delete from client_unlock where client_id = any(?)",
          "delete from client_mailbox_number where client_id = any(?)",
          "delete from client_mailbox where client_id = any(?)",
          "delete from client_group where client_id = any(?)",
          "delete from identity_provider where client_id = any(?)",
          "delete from copy_target where client_id = any(?)");

  /// Who the client is, and what looked suspicious.
  private static final List<String> KYC =
      List.of(
          "delete from kyc_standing where client_id = any(?)",
          "delete from kyc_verification where client_id = any(?)",
          "delete from kyc_suspicion_read where client_id = any(?)",
          "delete from kyc_suspicion where client_id = any(?)");

  /// What was agreed and signed, the keys that it names, who was told what was erased and why
  /// something was kept longer. In an order in which nothing is left to point at what is gone.
  private static final List<String> CONTRACT =
      List.of(
          "delete from contract_signature_stamp where client_id = any(?)",
          "delete from contract_signature where client_id = any(?)",
          "delete from contract_scan where client_id = any(?)",
          "delete from contract_offer where client_id = any(?)",
          "delete from contract_terms where client_id = any(?)",
          "delete from contract_confirmation where client_id = any(?)",
          "delete from contract_deviation where client_id = any(?)",
          "delete from contract_grace where client_id = any(?)",
          "delete from contract_signing_grace where client_id = any(?)",
          "delete from contract_termination where client_id = any(?)",
          "delete from subprocessor_consent where client_id = any(?)",
          "delete from outbound_flow where client_id = any(?)",
          "delete from retention_hold_approval where client_id = any(?)",
          "delete from retention_hold where client_id = any(?)",
          "delete from retention_certificate where client_id = any(?)",
          "delete from client_company_key where client_id = any(?)",
          "delete from client_member_key where client_id = any(?)");

  /// What was asked and answered about entries of the log.
  private static final List<String> LOG =
      List.of("delete from watch_question where client_id = any(?)");

  /// Of members whose browsers did not prune them.
  private static final String INDEXES =
      """
      delete from inbox_text_index i where client_id = ? and exists (
        select from retention_lease l where l.client_id = i.client_id
          and l.kind in ('message', 'draft', 'slip') and l.state = 'erased'
          and l.erased_at > i.pruned_at and l.erased_at <= ?)
      """;

  private final ErasureLogins logins;
  private final ObjectStore store;
  private final AccountErasure accounts;
  private final LogExpiry logs;
  private final CopyErasure copies;

  Eraser(
      ErasureLogins logins,
      ObjectStore store,
      AccountErasure accounts,
      LogExpiry logs,
      CopyErasure copies) {
    this.logins = logins;
    this.store = store;
    this.accounts = accounts;
    this.logs = logs;
    this.copies = copies;
  }

  /// From the commit on nothing of these can be opened.
  void keys(ClientId client, List<UUID> subjects) {
    run(client, KEYS, subjects);
  }

  /// @throws IOException if the store is away, or Object Lock keeps something: try again
  void payloads(List<UUID> subjects) throws IOException {
    for (var subject : subjects) {
      store.erase(new ObjectId(subject));
    }
  }

  void rows(ClientId client, LeaseKind kind, List<UUID> subjects) {
    var statements =
        switch (kind) {
          case CALL -> CALL;
          case CLIENT -> CLIENT;
          case KYC -> KYC;
          case ACCOUNTS -> List.<String>of();
          case LOG -> LOG;
          case CONTRACT -> CONTRACT;
          case RECORDING, MESSAGE, DRAFT, SLIP -> OBJECT;
        };
    if (kind == LeaseKind.ACCOUNTS) accounts.eraseAll(client);
    if (kind == LeaseKind.LOG) logs.end(client);
    run(client, statements, subjects);
  }

  /// The office's own copies of a log that ended.
  ///
  /// @throws CopyStays if one is not known to be gone: try again
  void copies(ClientId client) throws CopyStays {
    copies.erase(client);
  }

  /// Removes members' indexes that may hold words of what was erased by that moment.
  void indexes(ClientId client, Instant erasedBy) {
    logins.<Integer>erasing(
        client, db -> db.sql(INDEXES).params(client.value(), Rows.utc(erasedBy)).update());
  }

  private void run(ClientId client, List<String> statements, List<UUID> subjects) {
    var ids = subjects.toArray(UUID[]::new);
    logins.erasing(
        client, db -> statements.stream().mapToInt(sql -> db.sql(sql).param(ids).update()).sum());
  }
}

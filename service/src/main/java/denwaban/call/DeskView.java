package denwaban.call;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One operator's desk as its screen shows it: the JSON of the `desk` event.
///
/// @param seq grows by one per change of this desk
/// @param status `away`, `ready`, `ringing`, `talking`, `held` or `wrapup`
/// @param waiting callers in the queue, all clients together
/// @param line `up` or `down`: the operator's own audio
/// @param passing clients whose calls pass this desk by, as their contracts ask for better
///   passkeys; 0 while away. Which they are is not told
@JsonInclude(JsonInclude.Include.ALWAYS)
public record DeskView(
    long seq,
    String status,
    Instant since,
    int waiting,
    String line,
    int passing,
    @Nullable Call call) {

  /// @param state as `status`, or `over` once the caller is gone
  /// @param endedBy `caller`, `operator` or `line`; null while the call lasts
  /// @param slip whether the client has who rang, sealed, so that a message can refer to it; null
  ///   as long as that is not known
  /// @param mailboxes where the message may go besides the general box
  /// @param mailbox where it goes unless the operator says otherwise; null for the general box
  public record Call(
      String id,
      String state,
      Instant arrivedAt,
      @Nullable Instant answeredAt,
      @Nullable Instant endedAt,
      @Nullable String endedBy,
      From caller,
      @Nullable Boolean slip,
      Client client,
      Script script,
      Form form,
      Recording recording,
      @Nullable Seal seal,
      List<Mailbox> mailboxes,
      @Nullable UUID mailbox,
      boolean messageSent) {}

  /// @param name in the client's own words
  record Mailbox(UUID id, String name) {}

  /// Who rings, as far as a desk needs it. Never the whole number: [CallerDisclosure] gives that
  /// out, after an entry.
  ///
  /// @param ending the number's last [CallerRegion#SHOWN] digits; null if it is withheld or unknown
  /// @param localTime the caller's wall clock when the call arrived, such as `2026-11-24T15:04`
  record From(
      @Nullable String ending,
      boolean withheld,
      @Nullable String country,
      @Nullable String zone,
      @Nullable String localTime) {}

  record Client(String id, String name, String kana, String slug) {}

  /// @param callback what may be promised; null while the client has set nothing
  /// @param aliases names by which callers ask for the client
  /// @param instructions that hold now, the oldest first
  record Script(
      Greeting greeting,
      List<Words> notes,
      @Nullable Words callback,
      boolean open,
      List<Words> mustSay,
      List<Words> mustNotSay,
      List<String> aliases,
      List<Instruction> instructions) {}

  /// A temporary instruction of the client's.
  record Instruction(UUID id, Words text, Instant from, Instant until) {}

  record Greeting(String ja, String kana, String en) {}

  record Words(String ja, String en) {}

  /// @param number whether the contract lets an operator see the caller's whole number
  /// @param messages whether the contract names messages among its purposes; if not, none is taken
  /// @param mails what of a message the contract lets stand in mails, if the client approves it too
  record Form(
      int version, List<Field> fields, boolean number, boolean messages, List<String> mails) {}

  record Field(
      String key,
      String kind,
      Words label,
      @Nullable Words hint,
      boolean required,
      int max,
      @Nullable List<Option> options) {}

  record Option(String value, Words label) {}

  /// @param reason why not, such as `no-key`, or `broke-off` if it began and ended before its call;
  ///   null while it is recorded or not yet known
  record Recording(boolean on, @Nullable String reason) {}

  public record Seal(
      String recipient,
      int epoch,
      String fingerprint,
      String suite,
      String statement,
      String signature,
      String chain) {}
}

package denwaban.call;

import denwaban.client.Client;
import denwaban.client.Clients;
import denwaban.client.key.CompanyKey;
import denwaban.client.key.CompanyKeys;
import denwaban.client.mailbox.Mailbox;
import denwaban.client.mailbox.Mailboxes;
import denwaban.contract.AnsweringPolicy;
import denwaban.contract.Contracts;
import denwaban.contract.Decision;
import denwaban.database.tenant.TenantTransactions;
import denwaban.kernel.ClientId;
import denwaban.kernel.PhoneNumber;
import denwaban.people.group.CallGroups;
import denwaban.people.group.OperatorGroups;
import denwaban.script.Phrase;
import denwaban.script.Script;
import denwaban.script.Scripts;
import denwaban.script.instruction.Instructions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/// Asks the rooms below whose number was dialled; remembers answers for while the database is
/// unavailable.
public final class ClientDirectory implements Directory {

  /// A contract that ended meanwhile must not be served for long.
  static final Duration REMEMBERED = Duration.ofHours(1);

  /// Numbers remembered at most; an office has a few hundred.
  static final int NUMBERS = 5_000;

  /// The clause of an end that nothing takes back; of a contract that ran out, and may still be
  /// renewed, nothing is said.
  private static final String TERMINATION = "termination";

  private static final Logger LOG = LoggerFactory.getLogger(ClientDirectory.class);

  private final Clients clients;
  private final Contracts contracts;
  private final AnsweringPolicy answering;
  private final Scripts scripts;
  private final Instructions instructions;
  private final CompanyKeys keys;
  private final Mailboxes mailboxes;
  private final OperatorGroups groups;
  private final TenantTransactions transactions;
  private final Map<PhoneNumber, Remembered> remembered = new ConcurrentHashMap<>();

  private record Remembered(ServiceTerms served, Instant at) {}

  public ClientDirectory(
      Clients clients,
      Contracts contracts,
      AnsweringPolicy answering,
      Scripts scripts,
      Instructions instructions,
      CompanyKeys keys,
      Mailboxes mailboxes,
      OperatorGroups groups,
      TenantTransactions transactions) {
    this.clients = clients;
    this.contracts = contracts;
    this.answering = answering;
    this.scripts = scripts;
    this.instructions = instructions;
    this.keys = keys;
    this.mailboxes = mailboxes;
    this.groups = groups;
    this.transactions = transactions;
  }

  @Override
  public Lookup find(PhoneNumber called, Instant at) {
    try {
      var found = ask(called, at);
      if (found instanceof Lookup.Found(var serviceTerms))
        remember(called, new Remembered(serviceTerms, at));
      else remembered.remove(called);
      return found;
    } catch (DataAccessException | TransactionException away) {
      var last = remembered.get(called);
      if (last == null || last.at().plus(REMEMBERED).isBefore(at)) throw away;
      LOG.atWarn().addKeyValue("client", last.served().id()).log("client answered from memory");
      return new Lookup.Found(last.served());
    }
  }

  @Override
  public Optional<ClientId> owner(PhoneNumber called) {
    try {
      return clients.ofNumber(called).map(Client::id);
    } catch (DataAccessException | TransactionException away) {
      LOG.atDebug().setCause(away).log("an owner is looked for in memory");
      return Optional.ofNullable(remembered.get(called)).map(last -> last.served().id());
    }
  }

  private void remember(PhoneNumber called, Remembered what) {
    if (remembered.size() < NUMBERS || remembered.containsKey(called)) remembered.put(called, what);
  }

  private Lookup ask(PhoneNumber called, Instant at) {
    var owner = clients.ofNumber(called);
    if (owner.isEmpty()) return new Lookup.UnknownNumber();
    var client = owner.get();
    var offeredTo = groups.of(client.id());
    return transactions.as(
        client.id(),
        () ->
            switch (answering.mayAnswer(client.id(), at)) {
              case Decision.Refused(_, var why) when why == Decision.Reason.NOT_CONFIRMED ->
                  new Lookup.NotConfirmed(client.id());
              case Decision.Refused(_, var why) when why == Decision.Reason.NOT_VERIFIED ->
                  new Lookup.NotVerified(client.id());
              case Decision.Refused(_, var why) when why == Decision.Reason.STORED_ELSEWHERE ->
                  new Lookup.StoredElsewhere(client.id());
              case Decision.Refused(var by, var why)
                  when why == Decision.Reason.ENDED && by.section().equals(TERMINATION) ->
                  new Lookup.Ended(client.id());
              case Decision.Refused _ -> new Lookup.NoContract(client.id());
              case Decision.Allowed _ ->
                  scripts
                      .of(client.id(), called, at)
                      .<Lookup>map(
                          script -> new Lookup.Found(served(client, offeredTo, script, called, at)))
                      .orElseGet(() -> new Lookup.NoContract(client.id()));
            });
  }

  private ServiceTerms served(
      Client client, CallGroups offeredTo, Script script, PhoneNumber called, Instant at) {
    var open = mailboxes.open(client.id());
    var scope = contracts.scope(client.id(), at);
    var messages = contracts.mayTakeMessages(client.id(), at);
    return new ServiceTerms(
        client.id(),
        contracts.mayAnswerAtHome(client.id(), at) instanceof Decision.Allowed,
        contracts.passkeys(client.id()),
        offeredTo,
        new DeskView.Client(client.id().toString(), client.name(), client.kana(), client.slug()),
        new DeskView.Script(
            new DeskView.Greeting(
                script.greeting().ja(), script.greeting().kana(), script.greeting().english()),
            words(script.notes()),
            script.callback().none() ? null : words(script.callback()),
            script.open(),
            words(script.mustSay()),
            words(script.mustNotSay()),
            script.aliases(),
            instructions.at(client.id(), called, at).stream()
                .map(it ->
                    new DeskView.Instruction(it.id(), words(it.text()), it.from(), it.until()))
                .toList()),
        messages ? script.handling() : script.handling().withoutMessages(),
        new DeskView.Form(
            script.form().version(),
            script.form().fields().stream()
                // what the contract does not name is not asked
                .filter(it -> scope.isEmpty() || scope.get().asks(it.key()))
                .map(ClientDirectory::field)
                .toList(),
            scope.isEmpty() || scope.get().allows("phone"),
            messages,
            contracts.noticeContent(client.id(), at)),
        seal(client.id()),
        open.stream().map(box -> new DeskView.Mailbox(box.id(), box.name())).toList(),
        open.stream()
            .filter(box -> box.numbers().contains(called))
            .findFirst()
            .map(Mailbox::id)
            .orElse(null));
  }

  private static DeskView.Field field(denwaban.script.Field field) {
    var hint = field.hint();
    var options = field.options();
    return new DeskView.Field(
        field.key(),
        field.kind().code(),
        words(field.label()),
        hint == null ? null : words(hint),
        field.required(),
        field.max(),
        options == null
            ? null
            : options.stream()
                .map(option -> new DeskView.Option(option.value(), words(option.label())))
                .toList());
  }

  private static DeskView.Words words(Phrase phrase) {
    return new DeskView.Words(phrase.ja(), phrase.english());
  }

  private static List<DeskView.Words> words(List<Phrase> phrases) {
    return phrases.stream().map(ClientDirectory::words).toList();
  }

  private DeskView.@Nullable Seal seal(ClientId client) {
    var chain = keys.chainText(client);
    if (chain.isEmpty()) return null;
    return keys.current(client).map(key -> seal(key, chain.get())).orElse(null);
  }

  public static DeskView.Seal seal(CompanyKey key, String chain) {
    return new DeskView.Seal(
        key.recipient(),
        key.epoch(),
        key.fingerprint(),
        key.kind().code(),
        key.statement(),
        key.signature().base64(),
        chain);
  }
}

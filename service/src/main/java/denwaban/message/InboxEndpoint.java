package denwaban.message;

import static java.util.Objects.requireNonNull;

import denwaban.access.AlsoIdle;
import denwaban.access.CurrentUser;
import denwaban.access.Permission;
import denwaban.access.Person;
import denwaban.access.RequiresPermission;
import denwaban.client.key.Line;
import denwaban.http.Base64Text;
import denwaban.http.PathId;
import denwaban.http.Problem;
import denwaban.kernel.Bytes;
import denwaban.kernel.CallId;
import denwaban.kernel.ObjectId;
import denwaban.kernel.PersonId;
import denwaban.people.People;
import denwaban.vault.BlindTokens;
import denwaban.vault.Vault;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/// The client's inbox, over HTTP.
@RestController
@RequestMapping("/api/inbox")
class InboxEndpoint {

  private final Inbox inbox;
  private final MessageSearch messageSearch;
  private final InboxNotifier inboxNotifier;
  private final People people;

  InboxEndpoint(
      Inbox inbox, MessageSearch messageSearch, InboxNotifier inboxNotifier, People people) {
    this.inbox = inbox;
    this.messageSearch = messageSearch;
    this.inboxNotifier = inboxNotifier;
    this.people = people;
  }

  record Earlier(String object, int version) {}

  /// @param version of `object`, the newest
  /// @param earlier versions that were corrected, the newest of them first
  record Message(String object, int version, List<Earlier> earlier) {}

  record Slip(String object) {}

  /// What an operator had written who lost the call.
  record Draft(String object) {}

  record Recording(String object, boolean complete, long durationMs) {}

  /// Who of the client has an item.
  ///
  /// @param name null of a person who was erased
  record Holder(UUID person, @Nullable String name) {}

  /// @param mailbox null for the general box
  /// @param due until when the client wants to call back
  /// @param notes how many notes to colleagues there are
  /// @param wish `voicemail` or `callback`, left by a caller whom no operator took
  record Item(
      UUID id,
      String call,
      @Nullable UUID mailbox,
      String arrivedAt,
      boolean answered,
      @Nullable String wish,
      boolean urgent,
      String state,
      @Nullable String doneBy,
      @Nullable Holder takenBy,
      @Nullable String due,
      int notes,
      @Nullable Message message,
      @Nullable Slip slip,
      List<Draft> drafts,
      @Nullable Recording recording) {}

  record Page(List<Item> items, int unread) {}

  @GetMapping
  @RequiresPermission(Permission.READ_OWN)
  Page page(
      CurrentUser user,
      @RequestParam(required = false) @Nullable String box,
      @RequestParam(required = false) @Nullable String before) {
    var from = before == null || before.isEmpty() ? null : PathId.of(before);
    var of = box == null || box.isEmpty() ? null : box(box);
    var items = inbox.page(user, of, from).stream().map(this::item).toList();
    return new Page(items, inbox.unread(user));
  }

  record Count(int unread) {}

  /// How many items are new, and no more: a page that stays open in an empty room may say it.
  @GetMapping("/count")
  @RequiresPermission(Permission.READ_OWN)
  @AlsoIdle
  Count count(CurrentUser user) {
    return new Count(inbox.unread(user));
  }

  /// @param mailbox null for the general box
  record Waiting(@Nullable UUID mailbox, int unread) {}

  @GetMapping("/waiting")
  @RequiresPermission(Permission.MANAGE_KEYS)
  List<Waiting> waiting(CurrentUser user) {
    return inbox.waiting(user).entrySet().stream()
        .map(it -> new Waiting(it.getKey().mailbox(), it.getValue()))
        .toList();
  }

  @PostMapping("/{id}/done")
  @RequiresPermission(Permission.READ_OWN)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void done(CurrentUser user, @PathVariable String id) {
    inbox.done(user, PathId.of(id));
  }

  @PostMapping("/{id}/reopen")
  @RequiresPermission(Permission.READ_OWN)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void reopen(CurrentUser user, @PathVariable String id) {
    inbox.reopen(user, PathId.of(id));
  }

  @GetMapping(path = "/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  @RequiresPermission(Permission.READ_OWN)
  SseEmitter events(CurrentUser user) {
    return inboxNotifier.listen(user);
  }

  /// @param tokens what the browser made of a number (docs/formats/blind-token.md); no text
  /// @param before the `next` of the answer before, for older ones; null at first
  record Search(List<String> tokens, @Nullable String before) {
    Search {
      requireNonNull(tokens);
    }
  }

  /// @param next null if there are no older ones
  record Found(List<Item> items, @Nullable String next) {}

  @PostMapping("/search")
  @RequiresPermission(Permission.READ_OWN)
  Found search(CurrentUser user, @RequestBody Search search) {
    if (search.tokens().size() > BlindTokens.ASKED_LIMIT) {
      throw Problem.malformed();
    }
    var tokens = search.tokens().stream().map(InboxEndpoint::token).collect(Collectors.toSet());
    var before = search.before() == null ? null : new ObjectId(PathId.of(search.before()));
    var found = messageSearch.search(user, tokens, before);
    return new Found(
        found.lines().stream().map(this::item).toList(),
        found.next() == null ? null : found.next().toString());
  }

  /// The item of a call, the one with its message if it is in two boxes, for what a browser found
  /// in its own index.
  @GetMapping("/calls/{call}")
  @RequiresPermission(Permission.READ_OWN)
  Item ofCall(CurrentUser user, @PathVariable String call) {
    return inbox.ofCalls(user, List.of(new CallId(PathId.of(call)))).stream()
        .min(Comparator.comparing(row -> row.item().message() == null))
        .map(this::item)
        .orElseThrow(Problem::notFound);
  }

  private static Bytes token(String text) {
    var bytes = Base64Text.read(text, BlindTokens.TOKEN_BYTES);
    if (bytes.length() != BlindTokens.TOKEN_BYTES) {
      throw Problem.malformed();
    }
    return bytes;
  }

  private Item item(Inbox.Row line) {
    var item = line.item();
    var message = item.message();
    var wish = line.wish();
    var recording = line.recording();
    var slip = line.slip();
    var doneBy = item.doneBy();
    var takenBy = item.takenBy();
    var due = item.due();
    return new Item(
        item.id(),
        item.call().toString(),
        item.line().mailbox(),
        item.arrivedAt().toString(),
        item.answered(),
        wish == null ? null : wish.name().toLowerCase(Locale.ROOT),
        item.urgent(),
        item.state(),
        doneBy == null ? null : name(doneBy),
        takenBy == null ? null : new Holder(takenBy.value(), name(takenBy)),
        due == null ? null : due.toString(),
        item.notes(),
        message == null ? null : message(message, line.versions()),
        slip == null ? null : new Slip(slip.object().toString()),
        line.drafts().stream().map(one -> new Draft(one.object().toString())).toList(),
        recording == null
            ? null
            : new Recording(
                recording.object().toString(), recording.complete(), recording.durationMs()));
  }

  private @Nullable String name(PersonId person) {
    return people.find(person).map(Person::name).orElse(null);
  }

  private static Message message(ObjectId newest, List<Vault.Version> versions) {
    var version = versions.isEmpty() ? 1 : versions.getLast().version();
    var earlier =
        versions.stream()
            .filter(one -> !one.object().equals(newest))
            .map(one -> new Earlier(one.object().toString(), one.version()))
            .toList();
    return new Message(newest.toString(), version, earlier.reversed());
  }

  /// @param text `general`, or a mailbox's id
  private static Line box(String text) {
    return Line.of(text.equals("general") ? null : PathId.of(text));
  }
}

package denwaban.answering;

import denwaban.access.CurrentUser;
import denwaban.access.Person;
import denwaban.answering.AnsweringSheet.InstructionLine;
import denwaban.answering.AnsweringSheet.NumberState;
import denwaban.answering.AnsweringSheet.SetBy;
import denwaban.answering.AnsweringSheet.VersionLine;
import denwaban.answering.voice.LocalVoice;
import denwaban.call.ledger.ShownInstructions;
import denwaban.client.Client;
import denwaban.client.Clients;
import denwaban.http.Problem;
import denwaban.kernel.Bytes;
import denwaban.kernel.ClientId;
import denwaban.kernel.PersonId;
import denwaban.kernel.PhoneNumber;
import denwaban.people.People;
import denwaban.script.Announcement;
import denwaban.script.Content;
import denwaban.script.GreetingAudio;
import denwaban.script.Phrase;
import denwaban.script.ScriptChange;
import denwaban.script.Scripts;
import denwaban.script.Version;
import denwaban.script.calendar.Holidays;
import denwaban.script.instruction.Instruction;
import denwaban.script.instruction.Instructions;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What is said for a client, to be read and set: by the office, or by the client's administrator.
@Component
final class Answering {

  /// Versions on the page; older ones stay kept.
  static final int VERSIONS = 50;

  /// Instructions on the page, those that are over too.
  static final int INSTRUCTIONS = 30;

  private final Clients clients;
  private final Scripts scripts;
  private final Instructions instructions;
  private final ShownInstructions shown;
  private final People people;
  private final LocalVoice voice;
  private final InstantSource clock;

  Answering(
      Clients clients,
      Scripts scripts,
      Instructions instructions,
      ShownInstructions shown,
      People people,
      LocalVoice voice,
      InstantSource clock) {
    this.clients = clients;
    this.scripts = scripts;
    this.instructions = instructions;
    this.shown = shown;
    this.people = people;
    this.voice = voice;
    this.clock = clock;
  }

  /// @throws Problem 404 if there is no such client, or nothing was ever set for it
  AnsweringSheet sheet(ClientId id, CurrentUser viewer) {
    var client = clients.find(id).orElseThrow(Problem::notFound);
    var now = clock.instant();
    // first: settings that come meanwhile, under a base before them, are overtaken when saved; old
    // ones under their base would write over them unseen
    var versions = scripts.versions(id, VERSIONS + 1);
    var current = scripts.current(id).orElseThrow(Problem::notFound);
    if (versions.isEmpty()) throw Problem.notFound();
    return new AnsweringSheet(
        id.toString(),
        client.name(),
        client.kana(),
        versions.getFirst().number(),
        current.number(),
        AnsweringSettings.of(current.content().onlyFor(clients.numbers(id))),
        clients.numbers(id).stream().map(number -> state(id, number, now)).toList(),
        lines(versions, current, viewer, now),
        Arrays.stream(Announcement.values())
            .filter(kind -> scripts.has(id, kind))
            .map(Announcement::code)
            .toList(),
        voice.installed(),
        instructions.newest(id, INSTRUCTIONS).stream()
            .map(it -> line(client, it, viewer, now))
            .toList(),
        Holidays.JAPAN.lastYear(),
        Holidays.JAPAN.from(now.atZone(client.zone()).toLocalDate()));
  }

  private NumberState state(ClientId client, PhoneNumber number, Instant now) {
    var script = scripts.of(client, number, now).orElseThrow(Problem::notFound);
    var own = script.own();
    return new NumberState(
        number.e164(), own.greeting(), own.notes(), own.hours(), own.handling(), script.open());
  }

  private List<VersionLine> lines(
      List<Version> versions, Version current, CurrentUser viewer, Instant now) {
    var lines = new ArrayList<VersionLine>();
    for (var i = 0; i < Math.min(VERSIONS, versions.size()); i++) {
      var it = versions.get(i);
      var before = i + 1 < versions.size() ? versions.get(i + 1) : null;
      lines.add(
          new VersionLine(
              it.number(),
              it.from(),
              it.setAt(),
              by(it.by(), viewer),
              state(it, current, now),
              before == null ? List.of() : changed(before.content(), it.content())));
    }
    return lines;
  }

  private static String state(Version it, Version current, Instant now) {
    if (it.withdrawnAt() != null) return "withdrawn";
    if (it.number() == current.number()) return "now";
    return it.planned(now) ? "planned" : "past";
  }

  private static List<String> changed(Content before, Content after) {
    var parts = new ArrayList<String>();
    if (!before.greeting().equals(after.greeting())) parts.add("greeting");
    if (!before.notes().equals(after.notes())) parts.add("notes");
    if (!before.mustSay().equals(after.mustSay())) parts.add("mustSay");
    if (!before.mustNotSay().equals(after.mustNotSay())) parts.add("mustNotSay");
    if (!before.callback().equals(after.callback())) parts.add("callback");
    if (!before.aliases().equals(after.aliases())) parts.add("aliases");
    if (!before.hours().equals(after.hours())) parts.add("hours");
    if (!before.fields().equals(after.fields())) parts.add("form");
    if (!before.numbers().equals(after.numbers())) parts.add("numbers");
    if (!before.handling().equals(after.handling())) parts.add("handling");
    return parts;
  }

  private InstructionLine line(Client client, Instruction it, CurrentUser viewer, Instant now) {
    var count = shown.of(client.id(), it);
    var state = it.holds(now) ? "now" : now.isBefore(it.from()) ? "planned" : "past";
    return new InstructionLine(
        it.id(),
        it.text(),
        it.numbers().stream().map(PhoneNumber::e164).toList(),
        it.from(),
        it.over(),
        it.endedAt() != null,
        it.setAt(),
        by(it.by(), viewer),
        it.endedAt() != null ? "past" : state,
        count.shown(),
        count.calls());
  }

  /// A client is told the names of its own people, and that it was the office; the office all.
  private SetBy by(@Nullable PersonId person, CurrentUser viewer) {
    var found = person == null ? null : people.find(person).orElse(null);
    if (found == null) return new SetBy(null, person == null);
    var staff = found.role().staff();
    return new SetBy(mayKnow(found, viewer) ? found.name() : null, staff);
  }

  private static boolean mayKnow(Person person, CurrentUser viewer) {
    var own = viewer.client();
    return own == null || own.equals(person.client());
  }

  /// The settings of one version, older or to come.
  ///
  /// @throws Problem 404 if there is no such version of this client
  AnsweringSettings version(ClientId id, int number) {
    var content = scripts.version(id, number).orElseThrow(Problem::notFound).content();
    return AnsweringSettings.of(content.onlyFor(clients.numbers(id)));
  }

  /// @param base number of the version that the page showed as the last
  /// @param from since when it holds; null for at once
  /// @throws Problem 404 if there is no such client; 409 if another user set a version meanwhile,
  ///   or as many are planned or were set today as can be; 422 if a part does not fit
  void change(
      ClientId id, int base, AnsweringSettings settings, @Nullable Instant from, CurrentUser user) {
    var current = scripts.current(id).orElseThrow(Problem::notFound).content();
    var content = checked(() -> settings.content(current.fields()));
    var numbers = clients.numbers(id).stream().map(PhoneNumber::e164).toList();
    if (!content.numbers().stream().allMatch(it -> numbers.contains(it.number()))) throw unfit();
    kept(scripts.change(id, base, content, from, user.actor()));
  }

  /// An older version becomes the newest, at once. The form stays as it is: it is the office's; and
  /// what it says of numbers that the client has no more is left out.
  ///
  /// @throws Problem 404 if there is no such version; 409 as [#change]
  void restore(ClientId id, int number, int base, CurrentUser user) {
    var old = scripts.version(id, number).orElseThrow(Problem::notFound).content();
    var current = scripts.current(id).orElseThrow(Problem::notFound).content();
    var again = old.onlyFor(clients.numbers(id)).asking(current.fields());
    kept(scripts.change(id, base, again, null, user.actor()));
  }

  /// @throws Problem 404 if there is no such version that is still to come
  void withdraw(ClientId id, int number, CurrentUser user) {
    if (!scripts.withdraw(id, number, user.actor())) throw Problem.notFound();
  }

  /// @param from null for at once
  /// @throws Problem 404 if there is no such client; 409 if there are as many as can be; 422 if it
  ///   does not fit
  void instruct(
      ClientId id,
      Phrase text,
      List<String> numbers,
      @Nullable Instant from,
      Instant until,
      CurrentUser user) {
    if (clients.find(id).isEmpty()) throw Problem.notFound();
    var own = clients.numbers(id);
    var wanted = checked(() -> numbers.stream().map(PhoneNumber::new).distinct().toList());
    if (!own.containsAll(wanted)) throw unfit();
    var begins = from == null ? clock.instant() : from;
    var added =
        checked(() ->
            instructions.add(
                id, AnsweringSettings.stripped(text), wanted, begins, until, user.actor()));
    if (added.isEmpty()) {
      throw new Problem(409, "too-many-instructions", Instructions.LIMIT);
    }
  }

  /// @throws Problem 404 if this client has none of that id that holds or is to come
  void end(ClientId id, UUID instruction, CurrentUser user) {
    if (!instructions.end(id, instruction, user.actor())) throw Problem.notFound();
  }

  /// @param wav at most [GreetingAudio#UPLOAD_LIMIT]; null to have the office's again
  /// @throws Problem 404 if there is no such client or announcement, or it is not for this user to
  ///   set: the recording notice says what the contract says, so the office sets it; 422 if it is
  ///   no sound
  void sound(ClientId id, String kind, byte @Nullable [] wav, CurrentUser user) {
    if (clients.find(id).isEmpty()) throw Problem.notFound();
    var announcement = announcement(kind, user);
    var ulaw =
        wav == null
            ? Bytes.of(new byte[0])
            : GreetingAudio.fromWav(wav).orElseThrow(Answering::notASound);
    if (!scripts.setAudio(id, announcement, ulaw, user.actor())) throw tooManySounds();
  }

  private static Announcement announcement(String kind, CurrentUser user) {
    return Announcement.of(kind)
        .filter(it -> it != Announcement.NOTICE || user.role().staff())
        .orElseThrow(Problem::notFound);
  }

  private static Problem tooManySounds() {
    return new Problem(409, "sounds-too-many", Scripts.SOUNDS_DAY_LIMIT);
  }

  private static Problem notASound() {
    return new Problem(422, "not-a-greeting");
  }

  private static void kept(ScriptChange change) {
    switch (change) {
      case ScriptChange.Kept _, ScriptChange.Same() -> {}
      case ScriptChange.Overtaken() -> throw new Problem(409, "answering-overtaken");
      case ScriptChange.TooFar() -> throw new Problem(422, "answering-too-far");
      case ScriptChange.TooMany() ->
          throw new Problem(409, "answering-too-many", Scripts.PLANNED_LIMIT, Scripts.DAY_LIMIT);
    }
  }

  /// Values check themselves; what they refuse came from outside.
  private static <T> T checked(Supplier<T> making) {
    try {
      return making.get();
    } catch (IllegalArgumentException | DateTimeException | NullPointerException bad) {
      throw unfit();
    }
  }

  private static Problem unfit() {
    return new Problem(422, "answering-unfit");
  }
}

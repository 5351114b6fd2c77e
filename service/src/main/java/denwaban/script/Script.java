package denwaban.script;

import denwaban.kernel.PhoneNumber;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Everything the desk shows about one client at one moment.
///
/// @param notes what to know about this client, most important first
/// @param callback what may be promised about calling back; [Phrase#NONE] while nothing is set
/// @param open within the client's hours at that moment
/// @param handling of callers whom no operator takes
/// @param own which parts are the dialled number's own
public record Script(
    Greeting greeting,
    List<Phrase> notes,
    Phrase callback,
    boolean open,
    Form form,
    List<Phrase> mustSay,
    List<Phrase> mustNotSay,
    List<String> aliases,
    Handling handling,
    Own own) {

  public Script {
    notes = List.copyOf(notes);
    mustSay = List.copyOf(mustSay);
    mustNotSay = List.copyOf(mustNotSay);
    aliases = List.copyOf(aliases);
  }

  /// Which parts are the number's own; the others are the client's.
  public record Own(boolean greeting, boolean notes, boolean hours, boolean handling) {}

  /// @param dialled null for what holds where no number has anything of its own
  static Script of(Content content, int version, @Nullable PhoneNumber dialled, Instant at) {
    var own = dialled == null ? null : content.own(dialled).orElse(null);
    var greeting = own == null ? null : own.greeting();
    var notes = own == null ? null : own.notes();
    var hours = own == null ? null : own.hours();
    var handling = own == null ? null : own.handling();
    return new Script(
        greeting == null ? content.greeting() : greeting,
        notes == null ? content.notes() : notes,
        content.callback(),
        (hours == null ? content.hours() : hours).open(at),
        new Form(version, content.fields()),
        content.mustSay(),
        content.mustNotSay(),
        content.aliases(),
        handling == null ? content.handling() : handling,
        new Own(greeting != null, notes != null, hours != null, handling != null));
  }
}

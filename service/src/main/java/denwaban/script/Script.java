package denwaban.script;

import java.util.List;

/// Everything the desk shows about one client at one moment.
///
/// @param notes what to know about this client, most important first
/// @param callback what may be promised about calling back
/// @param open within the client's hours at that moment
public record Script(
    Greeting greeting, List<Phrase> notes, Phrase callback, boolean open, Form form) {

  public Script {
    notes = List.copyOf(notes);
  }
}

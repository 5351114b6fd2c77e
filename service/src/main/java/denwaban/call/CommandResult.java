package denwaban.call;

/// What came of an operator's command.
public sealed interface CommandResult {

  record Done() implements CommandResult {}

  /// The desk is not in a state for it; what the screen shows is out of date.
  record WrongState() implements CommandResult {}

  /// The desk stands at a site and the operator at a home, or the other way round.
  record Elsewhere() implements CommandResult {}

  CommandResult DONE = new Done();
  CommandResult WRONG_STATE = new WrongState();
  CommandResult ELSEWHERE = new Elsewhere();
}

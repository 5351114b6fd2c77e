package denwaban.call;

/// What came of an operator's command.
public sealed interface Deed {

  record Done() implements Deed {}

  /// The desk is not in a state for it; what the screen shows is out of date.
  record WrongState() implements Deed {}

  Deed DONE = new Done();
  Deed WRONG_STATE = new WrongState();
}

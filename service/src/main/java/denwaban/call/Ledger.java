package denwaban.call;

/// Port: keeps the row of each call and publishes its events, in order. Returns at once.
interface Ledger {

  void say(CallEvent event);
}

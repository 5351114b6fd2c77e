package denwaban.call.ledger;

import denwaban.call.event.CallEvent;

/// Port: keeps the row of each call and publishes its events, in order. Returns at once.
public interface Ledger {

  void say(CallEvent event);
}

package denwaban.bench;

import denwaban.call.media.RelayDoor.MasterKey;

/// What is measured: a program that relays calls on one core.
interface Subject extends AutoCloseable {

  /// Ports and keys of one call.
  ///
  /// @param callerPort where the caller sends
  /// @param agentPort where the agent sends
  /// @param toAgent what the subject encrypts with
  record Line(int callerPort, int agentPort, MasterKey toAgent) {}

  String name();

  /// The process whose CPU time counts.
  long pid();

  /// Sets up one call.
  ///
  /// @param agent port of its agent; each has its own
  Line call(int number, int agent) throws Exception;

  /// Ends all calls and says what else is to be known, one line.
  String end() throws Exception;

  @Override
  void close();
}

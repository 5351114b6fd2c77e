package denwaban.delivery.channel;

import denwaban.delivery.chain.Outcome;

/// Port: one kind of way by which people are told.
public interface Channel {

  ReachKind kind();

  /// Carries a notice once; the caller repeats it. Must not throw for what vendors or networks do.
  ///
  /// @param address whose, as [#check] let it pass
  Outcome send(Notice notice, Address address);

  /// @return how people recognise it: a host, the end of an id; no secret
  /// @throws IllegalArgumentException if it is no address of this kind
  String check(Address address);
}

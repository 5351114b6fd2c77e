package denwaban.probe.user;

import denwaban.probe.Observations;

/// Lies of one kind, each after the right way.
interface NegativeCases {

  void tell(ProbeUserSession probeUserSession, Observations observations);
}

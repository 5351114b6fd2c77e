package denwaban.signin.guard;

import java.time.InstantSource;

/// What people may open in an hour, for tests of the modules that count it.
public final class TestBreadth {

  /// What an operator may open in an hour.
  public static final int OPERATOR = 120;

  private TestBreadth() {}

  public static DisclosureQuota at(InstantSource clock) {
    return new DisclosureQuota(clock);
  }
}

package denwaban.signin.guard;

import java.time.InstantSource;

/// What people may open in an hour, for tests of the modules that count it.
public final class TestBreadth {

  /// What an operator may open in an hour.
  public static final int OPERATOR = Breadth.OPERATOR;

  private TestBreadth() {}

  public static Breadth at(InstantSource clock) {
    return new Breadth(clock);
  }
}

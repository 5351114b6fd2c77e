package denwaban.probe;

import java.io.IOException;

/// A user with every right was not let in: then refusing a user without it proves nothing.
public final class ControlFailed extends IOException {

  private static final long serialVersionUID = 1;

  private final String came;

  /// @param came a status or a code word; nothing that was in an answer
  public ControlFailed(String came) {
    super("the right way does not work");
    this.came = came;
  }

  String came() {
    return came;
  }
}

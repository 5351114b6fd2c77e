package denwaban.seal.age;

import denwaban.kernel.Bytes;

/// How many readers a header is for, as far as anybody can see who is none of them.
public final class Stanzas {

  private Stanzas() {}

  /// @return whether it is a well-formed header for one reader alone
  public static boolean isForOne(Bytes header) {
    try {
      return HeaderText.parse(header).stanzas().size() == 1;
    } catch (NotOpened e) {
      return false;
    }
  }
}

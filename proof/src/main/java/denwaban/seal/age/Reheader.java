package denwaban.seal.age;

import denwaban.kernel.Bytes;
import java.util.List;

/// Makes a new header for a payload that stays as it is: when keys change, and for new readers.
///
/// Only who can open the old header can do this. Old headers go on to open until they are deleted.
public final class Reheader {

  private Reheader() {}

  /// @param header as it is now
  /// @return a header that leads `to` to the same payload, and no one else
  /// @throws NotOpened if the header is for someone else, was changed, or is no header
  /// @throws IllegalArgumentException if `to` is no valid public key
  public static Bytes header(Identity identity, Recipient to, Bytes header) throws NotOpened {
    var key = Opening.key(identity, header);
    return HeaderText.write(key, List.of(key.wrap(to)));
  }
}

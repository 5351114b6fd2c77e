package denwaban.access.passkey;

import java.security.cert.X509Certificate;
import java.util.Set;

/// A model of authenticators, as FIDO's list has it.
///
/// @param name the maker's, 1 to [#NAME] characters
/// @param roots certificates that vouch for it; may be those of the single authenticators
/// @param broken whether the list says that it must not be trusted any more
record AuthenticatorModel(String name, Set<X509Certificate> roots, boolean broken) {

  /// In characters; longer names are cut.
  static final int NAME = 200;

  AuthenticatorModel {
    name = name.length() > NAME ? name.substring(0, NAME) : name;
    roots = Set.copyOf(roots);
  }
}

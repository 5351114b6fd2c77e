/// Terms that both sides sign: offers, passkey signatures over the document's hash, and who has
/// signed what.
@NullMarked
@NamedInterface("signing")
package denwaban.contract.signing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

/// What each client found out about this office, and signed, before its numbers are answered.
@NullMarked
@NamedInterface("confirmation")
package denwaban.contract.confirmation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

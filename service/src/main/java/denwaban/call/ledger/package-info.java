/// Calls as they are kept in the database, and who has which call in hand.
@NullMarked
@NamedInterface("ledger")
package denwaban.call.ledger;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

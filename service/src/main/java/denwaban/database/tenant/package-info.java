/// Transactions in the row-level-security scope of one client or of the office.
@NullMarked
@NamedInterface("tenant")
package denwaban.database.tenant;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

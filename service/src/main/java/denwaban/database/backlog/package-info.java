/// Writes that could not be made while the database was unavailable, kept on disk and made later in
/// order.
@NullMarked
@NamedInterface("backlog")
package denwaban.database.backlog;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

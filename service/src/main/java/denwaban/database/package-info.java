/// PostgreSQL: started or reached, migrated, and fenced so that one transaction sees one client.
///
/// - Knows: where the database is, its roles, and whose rows the current transaction may see.
/// - Never knows: what any table means.
/// - Says: nothing.
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "seal"})
package denwaban.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

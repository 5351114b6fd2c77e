/// PostgreSQL: started or reached, migrated, and fenced so that one transaction sees one client.
///
/// - Knows: where the database is, its roles, whose rows the current transaction may see, how much
///   room its disk has, and what waits on that disk until it can be written.
/// - Never knows: what any table means.
/// - Says: nothing.
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel"})
package denwaban.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

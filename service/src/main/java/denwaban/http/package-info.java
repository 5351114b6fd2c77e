/// What every request passes, whatever its sender: host names, origin, sizes, times, rates, and how
/// refusals look.
///
/// - Knows: addresses, headers, bytes and instants.
/// - Never knows: who a user is, or what may be done.
@NullMarked
@ApplicationModule(
    allowedDependencies = {"kernel", "database", "database :: tenant", "network", "audit"})
package denwaban.http;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/// The append-only transparency log of what was done, with proofs.
///
/// - Knows: who did what to which object, for which purpose, in which order.
/// - Never knows: a name, a number or a word of a message in its leaves; only random pseudonyms and
///   salted commitments go there.
@NullMarked
@ApplicationModule(
    allowedDependencies = {"kernel", "database", "database :: tenant", "network", "storage :: key"})
package denwaban.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

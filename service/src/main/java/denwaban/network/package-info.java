/// Network addresses: blocks of them, which the program may call, and whose certificates it
/// believes there.
///
/// - Knows: addresses that settings or clients name.
/// - Never knows: what is sent or received there.
/// - Says: nothing.
@NullMarked
@ApplicationModule(allowedDependencies = {"database"})
package denwaban.network;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

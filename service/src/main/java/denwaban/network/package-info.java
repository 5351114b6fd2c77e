/// Network addresses: blocks of them, which the program may call, whose certificates it believes
/// there, and the client with which it asks a server that is not ours.
///
/// - Knows: addresses that settings or clients name.
/// - Never knows: what is sent or received there.
/// - Says: nothing.
@NullMarked
@ApplicationModule(allowedDependencies = {"kernel", "database"})
package denwaban.network;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

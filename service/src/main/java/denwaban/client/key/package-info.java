/// The keys of client companies: whose they are, which holders there are, how a new epoch begins,
/// and that what is sealed to is what the client's own line of statements says.
@NullMarked
@NamedInterface("key")
package denwaban.client.key;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;

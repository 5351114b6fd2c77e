/// age files (https://age-encryption.org/v1): recipients, identities, headers, and payloads that
/// are sealed and opened piece by piece.
@NullMarked
package denwaban.seal.age;

import org.jspecify.annotations.NullMarked;

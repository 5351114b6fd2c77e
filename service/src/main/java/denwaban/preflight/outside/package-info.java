/// What settings name that stands elsewhere: buckets, a security module, a key service, an identity
/// provider. It is asked as a start or a sign-in asks, once, and nothing is written there.
@NullMarked
package denwaban.preflight.outside;

import org.jspecify.annotations.NullMarked;

/// A contract as a record of terms: what can be agreed, within which bounds, and which of two
/// versions asks for more. Both sides read it: the service to obey it, the client's own tool to see
/// whether it was obeyed.
@NullMarked
package denwaban.terms;

import org.jspecify.annotations.NullMarked;

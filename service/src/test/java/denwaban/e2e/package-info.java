/// The whole house from outside: the packaged program, a real browser, real telephones, the real
/// `age` command. Nothing here imports the program's own code, so that a mistake in it cannot hide
/// in its own mirror.
@NullMarked
package denwaban.e2e;

import org.jspecify.annotations.NullMarked;

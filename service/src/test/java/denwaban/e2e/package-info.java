/// The whole house from outside: the packaged program, a real browser, real telephones, the real
/// `age` command. Nothing here imports the program's own code, so that a mistake in it cannot hide
/// in its own mirror; but for those who forge keys and objects or try them, who need its formats.
@NullMarked
package denwaban.e2e;

import org.jspecify.annotations.NullMarked;

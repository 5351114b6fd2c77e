/// Where what was observed falls short of what a contract promises, and what follows from it
/// (controls.md S4.6).
@NullMarked
package denwaban.assurance.deviation;

import org.jspecify.annotations.NullMarked;

/// What a failing check endangers is closed, until two people open it.
@NullMarked
package denwaban.assurance.closure;

import org.jspecify.annotations.NullMarked;

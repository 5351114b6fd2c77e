/// What no machine can observe: two people state it, and it is labelled as their word.
@NullMarked
package denwaban.assurance.statement;

import org.jspecify.annotations.NullMarked;

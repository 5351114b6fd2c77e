/// What a look is: the settings that it reads, and what it found, in both languages.
@NullMarked
package denwaban.preflight.finding;

import org.jspecify.annotations.NullMarked;

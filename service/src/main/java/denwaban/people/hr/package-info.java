/// HR's registry: import from CSV, and the daily comparison with the accounts.
@NullMarked
package denwaban.people.hr;

import org.jspecify.annotations.NullMarked;

/// The synthetic account that the daily probe signs in with, and what it must be refused.
@NullMarked
package denwaban.probe.user;

import org.jspecify.annotations.NullMarked;

/// What follows from the observations: controls, the six items, the verdict; and their history.
@NullMarked
package denwaban.assurance.posture;

import org.jspecify.annotations.NullMarked;

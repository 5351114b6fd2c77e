/// The catalogue: sixty requirements of a trustworthy answering service, each with the legs it
/// stands on, and what has to be observed for each leg.
@NullMarked
package denwaban.assurance.control;

import org.jspecify.annotations.NullMarked;

/// Those who look: each part of the program that makes observations of itself.
@NullMarked
package denwaban.assurance.producer;

import org.jspecify.annotations.NullMarked;

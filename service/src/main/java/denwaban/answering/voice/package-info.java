/// Announcements spoken from text, by a voice of this machine: nothing of them leaves it.
@NullMarked
package denwaban.answering.voice;

import org.jspecify.annotations.NullMarked;

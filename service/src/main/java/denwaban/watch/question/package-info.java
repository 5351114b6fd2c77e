/// Questions that a client's members ask about an entry of their log, and the office's answers.
@NullMarked
package denwaban.watch.question;

import org.jspecify.annotations.NullMarked;

/// What raises an alarm: a class a rule. A rule looks at one day of the logs and knows nothing of
/// how alarms are shown, seen or signed.
@NullMarked
package denwaban.watch.rule;

import org.jspecify.annotations.NullMarked;

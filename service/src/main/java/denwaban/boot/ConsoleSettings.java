package denwaban.boot;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// What a start says on the terminal beside where the program is.
///
/// @param administratorLink for an office whose administrators cannot sign in and that has no
///   break-glass sheets: each start prints a link that opens the break-glass account for four
///   hours, and each client is told in its log. To be taken out again at once
@ConfigurationProperties("denwaban")
record ConsoleSettings(@DefaultValue("false") boolean administratorLink) {}

package denwaban;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.core.pattern.IdentityCompositeConverter;
import denwaban.kernel.PhoneNumber;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slf4j.event.KeyValuePair;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.logging.logback.ExtendedWhitespaceThrowableProxyConverter;
import org.springframework.boot.logging.logback.StructuredLogEncoder;
import org.springframework.core.env.Environment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.json.JsonMapper;

/// The technical log as a collector reads it.
class TechnicalLogTest {

  @Test
  void structured_lines_are_json_in_utc_with_each_fact_a_member() {
    var context = new LoggerContext();
    context.putObject(Environment.class.getName(), new StandardEnvironment());
    var encoder = new StructuredLogEncoder();
    encoder.setContext(context);
    encoder.setFormat("ecs");
    encoder.start();
    var event = new LoggingEvent();
    event.setLoggerContext(context);
    event.setLoggerName("denwaban.call.ledger.CallTable");
    event.setLevel(Level.WARN);
    event.setInstant(Instant.parse("2026-11-24T06:00:00.120Z"));
    event.setMDCPropertyMap(Map.of());
    event.setMessage("call was cut by a crash");
    event.setKeyValuePairs(
        List.of(
            new KeyValuePair("call", "0198"),
            new KeyValuePair("caller", new PhoneNumber("+819044445555"))));

    var line = new String(encoder.encode(event), StandardCharsets.UTF_8);

    Map<?, ?> said = new JsonMapper().readValue(line, Map.class);
    assertThat(String.valueOf(said.get("@timestamp")))
        .startsWith("2026-11-24T06:00:00.12")
        .endsWith("Z");
    assertThat(String.valueOf(said.get("message"))).isEqualTo("call was cut by a crash");
    assertThat(String.valueOf(said.get("call"))).isEqualTo("0198");
    assertThat(line).as("a number prints masked").doesNotContain("4444");
    assertThat(line.strip()).doesNotContain("\n");
  }

  @Test
  void plain_lines_are_in_utc_too_and_have_each_fact_with_its_name() throws Exception {
    var file = new ClassPathResource("application.yaml");
    var all = new YamlPropertySourceLoader().load("ours", file).getFirst();
    var context = new LoggerContext();
    var layout = new PatternLayout();
    layout.setContext(context);
    layout.getInstanceConverterMap().put("clr", IdentityCompositeConverter::new);
    layout.getInstanceConverterMap().put("wEx", ExtendedWhitespaceThrowableProxyConverter::new);
    layout.setPattern(String.valueOf(all.getProperty("logging.pattern.console")));
    layout.start();
    var event = new LoggingEvent();
    event.setLoggerContext(context);
    event.setLoggerName("denwaban.call.Switchboard");
    event.setLevel(Level.INFO);
    event.setInstant(Instant.parse("2026-11-24T06:00:00.120Z"));
    event.setMessage("caller turned away");
    event.setKeyValuePairs(
        List.of(
            new KeyValuePair("why", "UNKNOWN_NUMBER"),
            new KeyValuePair("file", "a\r\n2026 INFO b"),
            new KeyValuePair("caller", new PhoneNumber("+819044445555"))));

    var line = layout.doLayout(event);

    assertThat(line)
        .startsWith("2026-11-24T06:00:00.120Z  INFO denwaban.call.Switchboard")
        .contains(" : caller turned away why=UNKNOWN_NUMBER file=a 2026 INFO b caller=")
        .doesNotContain("4444")
        .endsWith("55\n");
  }
}

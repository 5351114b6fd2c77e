package denwaban.probe.http;

import static org.assertj.core.api.Assertions.assertThat;

import denwaban.probe.Observation;
import denwaban.probe.Outcome;
import denwaban.probe.ProbeTest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.env.MockEnvironment;

class AddressProberTest extends ProbeTest {

  @Autowired AddressProber prober;
  @Autowired Addresses addresses;
  @Autowired PageProber pages;

  @Test
  void every_address_of_this_house_is_tried_twice_and_refuses() {
    var seen = seen(prober);

    assertThat(seen).filteredOn(it -> it.target().equals("GET /api/office/people")).hasSize(2);
    assertThat(seen).filteredOn(it -> it.target().equals("POST /api/sign-out")).hasSize(2);
    assertThat(seen)
        .filteredOn(it -> !it.target().contains("left-open"))
        .filteredOn(it -> !it.target().contains("out-of-order"))
        .filteredOn(it -> !it.target().contains("/api/half")) // BrokenOffTest's
        .hasSizeGreaterThan(30)
        .allMatch(is(Outcome.REFUSED));
    assertThat(of(seen, "GET /api/test-stream"))
        .extracting(Observation::way)
        .containsOnly("stream");
  }

  @Test
  void addresses_that_ask_for_a_token_are_tried_too_and_refuse() {
    var scim = seen(prober).stream().filter(it -> it.target().contains(" /scim/")).toList();

    assertThat(scim).extracting(Observation::target).contains("PATCH /scim/v2/Users/{id}");
    assertThat(scim)
        .hasSizeGreaterThan(16)
        .allMatch(is(Outcome.REFUSED))
        .extracting(Observation::came)
        .containsOnly("401 no-token");
  }

  @Test
  void a_door_that_was_left_open_is_not_refused_whatever_it_answers() {
    var seen = seen(prober);

    assertThat(of(seen, "GET /api/left-open")).hasSize(2).allMatch(is(Outcome.NOT_REFUSED));
    assertThat(of(seen, "GET /api/left-open/{id}"))
        .hasSize(2)
        .allMatch(is(Outcome.NOT_REFUSED))
        .extracting(Observation::came)
        .containsOnly("404 not-found");
    assertThat(of(seen, "POST /api/left-open"))
        .allMatch(is(Outcome.NOT_REFUSED))
        .extracting(Observation::came)
        .containsOnly("400 malformed");
  }

  @Test
  void what_is_out_of_order_or_away_was_not_tried() throws IOException {
    assertThat(of(seen(prober), "GET /api/out-of-order"))
        .hasSize(2)
        .allMatch(is(Outcome.NOT_TRIED))
        .extracting(Observation::came)
        .containsOnly("503 away");

    var nobody = new MockEnvironment();
    try (var socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      nobody.setProperty("local.server.port", Integer.toString(socket.getLocalPort()));
    }
    assertThat(seen(new AddressProber(addresses, nobody)))
        .isNotEmpty()
        .allMatch(is(Outcome.NOT_TRIED))
        .extracting(Observation::came)
        .containsOnly("unreachable");
    assertThat(seen(new AddressProber(addresses, new MockEnvironment())))
        .allMatch(is(Outcome.NOT_TRIED));
  }

  @Test
  void pages_files_and_insides_show_nothing_or_were_not_tried() {
    // a build without screens says 503 at every page
    assertThat(seen(pages))
        .hasSizeGreaterThan(10)
        .noneMatch(is(Outcome.NOT_REFUSED))
        .filteredOn(it -> it.expected().equals("404"))
        .hasSize(3)
        .allMatch(is(Outcome.REFUSED));
  }

  @Test
  void what_is_meant_for_anybody_is_what_the_page_of_endpoints_says() throws IOException {
    var row = Pattern.compile("\\| ([A-Z]+) \\| `([^`]+)` \\| ANYONE(, demo only)? \\|");
    var open = new TreeSet<String>();
    var demo = new TreeSet<String>();
    var found = row.matcher(Files.readString(Path.of("../docs/reference/endpoints.md")));
    while (found.find()) {
      (found.group(3) == null ? open : demo).add(found.group(1) + " " + found.group(2));
    }

    assertThat(open).isEqualTo(new TreeSet<>(Addresses.PUBLIC));
    assertThat(demo).isEqualTo(new TreeSet<>(Addresses.DEMO));
  }
}

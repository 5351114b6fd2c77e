package denwaban.contract.subprocessor;

import denwaban.access.CurrentUser;
import denwaban.access.Permission;
import denwaban.access.RequiresPermission;
import denwaban.access.RequiresPrivilege;
import denwaban.http.outbound.Destinations.Standing;
import denwaban.http.outbound.FlowRegister;
import denwaban.kernel.Ids;
import denwaban.terms.HostList;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The office keeps its register of sub-processors and sees what clients say.
@RestController
final class OfficeSubprocessorEndpoint {

  private final Subprocessors subprocessors;
  private final FlowRegister flows;
  private final Ids ids;
  private final InstantSource clock;

  OfficeSubprocessorEndpoint(
      Subprocessors subprocessors, FlowRegister flows, Ids ids, InstantSource clock) {
    this.subprocessors = subprocessors;
    this.flows = flows;
    this.ids = ids;
    this.clock = clock;
  }

  /// Flows of so long are looked at.
  private static final Duration WITHIN = Duration.ofDays(30);

  /// @param unlisted hosts that were called without a list, or not called, within 30 days
  record Page(
      List<SubprocessorView> subprocessors, List<Answer> answers, List<Unlisted> unlisted) {}

  /// @param standing `grace` or `refused`
  /// @param clients how many it concerns
  record Unlisted(String host, String purpose, String standing, long clients) {
    static Unlisted of(Map.Entry<List<String>, Long> it) {
      var key = it.getKey();
      return new Unlisted(key.get(0), key.get(1), key.get(2), it.getValue());
    }
  }

  /// @param state `asked`, `approved` or `objected`
  record Answer(UUID client, UUID subprocessor, String state, Instant at, String reason) {
    static Answer of(Consent it) {
      return new Answer(
          it.client().value(),
          it.subprocessor(),
          OwnSubprocessorEndpoint.code(it.state()),
          it.stateAt(),
          it.reason());
    }
  }

  /// @param hosts with spaces or commas between them; empty if the program does not reach it
  record NewSubprocessor(
      @Nullable String name,
      @Nullable String corporateNumber,
      @Nullable String country,
      @Nullable String service,
      @Nullable String data,
      @Nullable String via,
      @Nullable String hosts,
      @Nullable LocalDate from) {}

  @RequiresPermission(Permission.MANAGE_OFFICE)
  @GetMapping("/api/office/subprocessors")
  Page page() {
    return new Page(
        subprocessors.all().stream().map(SubprocessorView::of).toList(),
        subprocessors.consents().stream().map(Answer::of).toList(),
        unlisted());
  }

  private List<Unlisted> unlisted() {
    var since = clock.instant().minus(WITHIN);
    return flows.all().stream()
        .filter(it -> it.last().isAfter(since))
        .filter(it -> it.standing() == Standing.GRACE || it.standing() == Standing.REFUSED)
        .collect(
            Collectors.groupingBy(
                it -> List.of(it.host(), it.purpose(), OwnSubprocessorEndpoint.code(it.standing())),
                LinkedHashMap::new,
                Collectors.counting()))
        .entrySet()
        .stream()
        .map(Unlisted::of)
        .toList();
  }

  @RequiresPermission(Permission.MANAGE_OFFICE)
  @PostMapping("/api/office/subprocessors")
  @RequiresPrivilege
  @ResponseStatus(HttpStatus.CREATED)
  SubprocessorView add(@RequestBody NewSubprocessor body, CurrentUser user) {
    return SubprocessorView.of(subprocessors.add(made(body), user.person(), user.actor()));
  }

  private Subprocessor made(NewSubprocessor body) {
    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    try {
      if (body.from() == null) throw new IllegalArgumentException("from");
      return new Subprocessor(
          ids.next(),
          text(body.name()),
          text(body.corporateNumber()),
          text(body.country()),
          Subprocessor.Service.of(text(body.service())),
          text(body.data()),
          text(body.via()),
          HostList.of(text(body.hosts())),
          body.from(),
          now,
          null);
    } catch (IllegalArgumentException unfit) {
      throw SubprocessorProblems.unfit(unfit);
    }
  }

  private static String text(@Nullable String typed) {
    return Objects.requireNonNullElse(typed, "").strip();
  }

  @RequiresPermission(Permission.MANAGE_OFFICE)
  @PostMapping("/api/office/subprocessors/{id}/end")
  @RequiresPrivilege
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void end(@PathVariable UUID id, CurrentUser user) {
    subprocessors.end(id, user);
  }
}

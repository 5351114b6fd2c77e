package denwaban.kyc;

import static java.util.Objects.requireNonNull;

import denwaban.access.CurrentUser;
import denwaban.access.Permission;
import denwaban.access.RequiresPermission;
import denwaban.kernel.ClientId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Notes of suspicion about a client, which no client ever sees.
@RestController
final class SuspicionEndpoint {

  private final Suspicions suspicions;

  SuspicionEndpoint(Suspicions suspicions) {
    this.suspicions = suspicions;
  }

  /// @param note the id of the first step of it
  /// @param state `noted`, `reported` or `not-reported`
  /// @param on the day of the report, in Japan
  /// @param by the id of a person of the office
  record Step(UUID note, String state, @Nullable LocalDate on, Instant at, UUID by, String text) {
    static Step of(Suspicions.Opened it) {
      var step = it.step();
      return new Step(
          step.note(),
          step.state().code(),
          step.reportedOn(),
          step.at(),
          step.by().value(),
          it.text());
    }
  }

  record NewNote(String text) {
    NewNote {
      requireNonNull(text);
    }
  }

  /// @param reportedOn the day of the report to the ministry, in Japan; null: not reported
  /// @param text the reason, or the reference of the report
  record Outcome(@Nullable LocalDate reportedOn, String text) {
    Outcome {
      requireNonNull(text);
    }
  }

  @GetMapping("/api/office/clients/{id}/suspicions")
  @RequiresPermission(Permission.KYC)
  List<Step> all(CurrentUser user, @PathVariable UUID id) {
    return suspicions.open(user, new ClientId(id)).stream().map(Step::of).toList();
  }

  @PostMapping("/api/office/clients/{id}/suspicions")
  @RequiresPermission(Permission.KYC)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void note(CurrentUser user, @PathVariable UUID id, @RequestBody NewNote body) {
    suspicions.note(user, new ClientId(id), body.text());
  }

  @PostMapping("/api/office/clients/{id}/suspicions/{note}/outcome")
  @RequiresPermission(Permission.KYC)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void outcome(
      CurrentUser user, @PathVariable UUID id, @PathVariable UUID note, @RequestBody Outcome body) {
    suspicions.outcome(user, new ClientId(id), note, body.reportedOn(), body.text());
  }
}

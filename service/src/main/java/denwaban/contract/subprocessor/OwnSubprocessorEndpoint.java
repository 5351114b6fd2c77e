package denwaban.contract.subprocessor;

import denwaban.access.CurrentUser;
import denwaban.access.Permission;
import denwaban.access.RequiresPermission;
import denwaban.access.RequiresReauthentication;
import denwaban.http.outbound.FlowRegister;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// A client's members see who is entrusted with their data, and where something went; its
/// administrator approves or objects.
@RestController
final class OwnSubprocessorEndpoint {

  private final Subprocessors subprocessors;
  private final FlowRegister flows;

  OwnSubprocessorEndpoint(Subprocessors subprocessors, FlowRegister flows) {
    this.subprocessors = subprocessors;
    this.flows = flows;
  }

  /// @param policy of the contract: `prohibited`, `prior-approval`, `named` or `general-notice`
  /// @param noticeDays from telling to beginning, under general notice
  /// @param graceUntil until when something goes out without a list; null if it does not
  /// @param named by the contract's text
  record Page(
      String policy,
      long noticeDays,
      @Nullable Instant graceUntil,
      List<SubprocessorView.Named> named,
      List<Position> subprocessors,
      List<Flow> flows) {}

  /// @param state `asked`, `approved` or `objected`; null if there was neither
  /// @param begins from when on something may go there; null if never, as things stand
  /// @param named whether the contract's text has all its hosts
  record Position(
      SubprocessorView subprocessor,
      @Nullable String state,
      @Nullable Instant stateAt,
      @Nullable Instant begins,
      boolean named) {

    static Position of(Subprocessors.Position it) {
      var consent = it.consent();
      return new Position(
          SubprocessorView.of(it.subprocessor()),
          consent == null ? null : code(consent.state()),
          consent == null ? null : consent.stateAt(),
          it.begins(),
          it.named());
    }
  }

  /// @param standing `here`, `own`, `listed`, `grace` or `refused`
  record Flow(String host, String purpose, String standing, Instant first, Instant last) {
    static Flow of(FlowRegister.Flow it) {
      return new Flow(it.host(), it.purpose(), code(it.standing()), it.first(), it.last());
    }
  }

  record NewAnswer(boolean approve, @Nullable String reason) {}

  static String code(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT);
  }

  @RequiresPermission(Permission.READ_LOG)
  @GetMapping("/api/subprocessors")
  Page page(CurrentUser user) {
    return page(user, subprocessors.of(user.memberOf()));
  }

  private Page page(CurrentUser user, Subprocessors.Own own) {
    return new Page(
        code(own.terms().policy()).replace('_', '-'),
        own.terms().notice().toDays(),
        own.graceUntil(),
        own.terms().named().stream().map(SubprocessorView.Named::of).toList(),
        own.positions().stream().map(Position::of).toList(),
        flows.of(user.memberOf()).stream().map(Flow::of).toList());
  }

  @RequiresPermission(Permission.MANAGE_KEYS)
  @PostMapping("/api/subprocessors/{id}/answer")
  @RequiresReauthentication
  Page answer(@PathVariable UUID id, @RequestBody NewAnswer body, CurrentUser user) {
    var reason = Objects.requireNonNullElse(body.reason(), "").strip();
    return page(user, subprocessors.answer(user.memberOf(), id, body.approve(), reason, user));
  }
}

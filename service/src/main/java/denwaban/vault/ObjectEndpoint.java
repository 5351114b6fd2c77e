package denwaban.vault;

import denwaban.access.CurrentUser;
import denwaban.access.Permission;
import denwaban.access.RequiresPermission;
import denwaban.access.session.Reauthentication;
import denwaban.audit.Action;
import denwaban.audit.Purpose;
import denwaban.http.Problem;
import denwaban.kernel.ObjectId;
import denwaban.signin.guard.DisclosureQuota;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRange;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Sealed objects, over HTTP. Binary fields are standard base64.
///
/// What is not there, what is another client's and what is no id get the same answer.
@RestController
@RequestMapping("/api/objects/{id}")
class ObjectEndpoint {

  private static final Map<String, Purpose> PURPOSES =
      Map.of(
          "read", Purpose.READ,
          "play", Purpose.PLAY,
          "download", Purpose.DOWNLOAD,
          "index", Purpose.INDEX,
          "review", Purpose.REVIEW,
          "disclosure", Purpose.DISCLOSURE);

  /// What asks for the person as [denwaban.access.RequiresReauthentication] does: playback, export,
  /// giving it to a reviewer, which takes a recording's header out all the same, and giving it to
  /// whom it is about.
  private static final Set<Purpose> HEARD =
      EnumSet.of(Purpose.PLAY, Purpose.DOWNLOAD, Purpose.REVIEW, Purpose.DISCLOSURE);

  private static final Map<String, Action> STATED =
      Map.of(
          "played", Action.OBJECT_PLAYED,
          "printed", Action.OBJECT_PRINTED,
          "saved", Action.OBJECT_SAVED);

  private final HeaderRelease headerRelease;
  private final Statements statements;
  private final Payloads payloads;
  private final Reauthentication reauthentication;
  private final DisclosureQuota disclosureQuota;

  ObjectEndpoint(
      HeaderRelease headerRelease,
      Statements statements,
      Payloads payloads,
      Reauthentication reauthentication,
      DisclosureQuota disclosureQuota) {
    this.reauthentication = reauthentication;
    this.disclosureQuota = disclosureQuota;
    this.headerRelease = headerRelease;
    this.statements = statements;
    this.payloads = payloads;
  }

  record Wanted(@Nullable String purpose) {}

  record Stated(@Nullable String what) {}

  /// @param company fingerprint of the key statement that the header is sealed to
  /// @param remade of a header that a member made anew (docs/formats/header.md)
  record Segment(
      int n, String header, long length, long startMs, String company, @Nullable Remade remade) {}

  record Remade(String statement, String signature) {}

  /// What was signed about a version of a message.
  record Version(String manifest, String signature) {}

  /// @param versions of a message, the oldest first (docs/formats/manifest.md, "Corrections")
  record Released(
      String kind,
      boolean complete,
      String manifest,
      String signature,
      List<Segment> segments,
      List<Version> versions) {

    static Released of(HeaderRelease.Released released) {
      return new Released(
          released.kind().text(),
          released.kept().complete(),
          released.kept().manifest(),
          released.kept().signature().base64(),
          released.segments().stream().map(ObjectEndpoint::segment).toList(),
          released.versions().stream()
              .map(one -> new Version(one.manifest(), one.signature().base64()))
              .toList());
    }
  }

  @PostMapping("/release")
  @RequiresPermission(Permission.READ_OWN)
  ResponseEntity<Released> release(
      CurrentUser user, @PathVariable String id, @RequestBody Wanted wanted) {
    var purpose = wanted.purpose() == null ? null : PURPOSES.get(wanted.purpose());
    if (purpose == null) {
      throw Problem.malformed();
    }
    if (HEARD.contains(purpose)) {
      reauthentication.mustBeFresh(user);
    }
    if (purpose == Purpose.INDEX) {
      disclosureQuota.indexes(user);
    } else {
      disclosureQuota.opens(user);
    }
    var released = headerRelease.release(user, object(id), purpose);
    return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(Released.of(released));
  }

  /// What the browser reports that it does with what it opened. Nothing can force it to report;
  /// what counts is the release before it.
  @PostMapping("/stated")
  @RequiresPermission(Permission.READ_OWN)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void stated(CurrentUser user, @PathVariable String id, @RequestBody Stated stated) {
    var what = stated.what() == null ? null : STATED.get(stated.what());
    if (what == null) {
      throw Problem.malformed();
    }
    statements.say(user, object(id), what);
  }

  private static Segment segment(HeaderRelease.Segment s) {
    var remade = s.remade();
    return new Segment(
        s.n(),
        s.header().base64(),
        s.length(),
        s.startMs(),
        s.company(),
        remade == null ? null : new Remade(remade.statement(), remade.signature().base64()));
  }

  @GetMapping("/payload/{segment}")
  @RequiresPermission(Permission.READ_OWN)
  ResponseEntity<InputStreamResource> payload(
      CurrentUser user,
      @PathVariable String id,
      @PathVariable String segment,
      @RequestHeader(name = HttpHeaders.RANGE, required = false) @Nullable String wanted) {
    var object = object(id);
    var n = number(segment);
    var length = headerRelease.length(user, object, n);
    return payloads.answer(user.memberOf(), object, n, length, wanted);
  }

  /// From (with) to (without).
  record Range(long from, long to, boolean partial) {

    /// One range; several are answered with the whole, as RFC 9110 section 14.2 allows.
    ///
    /// @throws Problem 416 if it is outside
    static Range of(@Nullable String wanted, long length) {
      List<HttpRange> ranges;
      try {
        ranges = HttpRange.parseRanges(wanted);
      } catch (IllegalArgumentException e) {
        throw outside(length);
      }
      if (ranges.size() != 1) {
        return new Range(0, length, false);
      }
      var from = ranges.getFirst().getRangeStart(length);
      var to = ranges.getFirst().getRangeEnd(length) + 1;
      if (from >= length || from >= to) {
        throw outside(length);
      }
      return new Range(from, to, true);
    }

    private static Problem outside(long length) {
      return new Problem(416, "range-outside").with(HttpHeaders.CONTENT_RANGE, "bytes */" + length);
    }
  }

  private static ObjectId object(String id) {
    try {
      return ObjectId.of(id);
    } catch (IllegalArgumentException e) {
      throw Problem.notFound();
    }
  }

  private static int number(String segment) {
    try {
      return Integer.parseInt(segment);
    } catch (NumberFormatException e) {
      throw Problem.notFound();
    }
  }
}

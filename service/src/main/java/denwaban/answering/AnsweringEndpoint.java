package denwaban.answering;

import static java.util.Objects.requireNonNull;

import denwaban.access.CurrentUser;
import denwaban.access.Permission;
import denwaban.access.RequiresPermission;
import denwaban.http.BodyLimit;
import denwaban.http.PathId;
import denwaban.http.Problem;
import denwaban.script.GreetingAudio;
import denwaban.script.Phrase;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// What is said for a client, for its own administrator. Whose it is, the session says: no address
/// names a client.
@RestController
@RequestMapping("/api/answering")
final class AnsweringEndpoint {

  private final Answering answering;

  AnsweringEndpoint(Answering answering) {
    this.answering = answering;
  }

  /// @param base number of the version that the page showed as the last
  /// @param from since when it holds; null for at once
  record Change(int base, AnsweringSettings settings, @Nullable Instant from) {
    Change {
      requireNonNull(settings);
    }
  }

  /// @param base number of the version that the page showed as the last
  record Base(int base) {}

  /// @param numbers for calls to these alone; empty for all
  /// @param from null for at once
  record NewInstruction(Phrase text, List<String> numbers, @Nullable Instant from, Instant until) {
    NewInstruction {
      requireNonNull(text);
      requireNonNull(numbers);
      requireNonNull(until);
    }
  }

  @GetMapping
  @RequiresPermission(Permission.SET_ANSWERING)
  AnsweringSheet sheet(CurrentUser user) {
    return answering.sheet(user.memberOf(), user);
  }

  @GetMapping("/versions/{version}")
  @RequiresPermission(Permission.SET_ANSWERING)
  AnsweringSettings version(CurrentUser user, @PathVariable String version) {
    return answering.version(user.memberOf(), number(version));
  }

  @PutMapping
  @BodyLimit(kib = 512)
  @RequiresPermission(Permission.SET_ANSWERING)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void change(CurrentUser user, @RequestBody Change body) {
    answering.change(user.memberOf(), body.base(), body.settings(), body.from(), user);
  }

  @PostMapping("/versions/{version}/restore")
  @RequiresPermission(Permission.SET_ANSWERING)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void restore(CurrentUser user, @PathVariable String version, @RequestBody Base body) {
    answering.restore(user.memberOf(), number(version), body.base(), user);
  }

  @DeleteMapping("/versions/{version}")
  @RequiresPermission(Permission.SET_ANSWERING)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void withdraw(CurrentUser user, @PathVariable String version) {
    answering.withdraw(user.memberOf(), number(version), user);
  }

  @PostMapping("/instructions")
  @RequiresPermission(Permission.SET_ANSWERING)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void instruct(CurrentUser user, @RequestBody NewInstruction body) {
    answering.instruct(
        user.memberOf(), body.text(), body.numbers(), body.from(), body.until(), user);
  }

  @DeleteMapping("/instructions/{id}")
  @RequiresPermission(Permission.SET_ANSWERING)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void end(CurrentUser user, @PathVariable String id) {
    answering.end(user.memberOf(), PathId.of(id), user);
  }

  /// A PCM WAV of at most a minute, which callers hear from the next call on.
  @PutMapping("/sounds/{kind}")
  @BodyLimit(kib = GreetingAudio.UPLOAD_LIMIT >> 10)
  @RequiresPermission(Permission.SET_ANSWERING)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void sound(CurrentUser user, @PathVariable String kind, HttpServletRequest request)
      throws IOException {
    answering.sound(user.memberOf(), kind, wav(request), user);
  }

  /// The office's again.
  @DeleteMapping("/sounds/{kind}")
  @RequiresPermission(Permission.SET_ANSWERING)
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void noSound(CurrentUser user, @PathVariable String kind) {
    answering.sound(user.memberOf(), kind, null, user);
  }

  static byte[] wav(HttpServletRequest request) throws IOException {
    var wav = request.getInputStream().readNBytes(GreetingAudio.UPLOAD_LIMIT + 1);
    if (wav.length > GreetingAudio.UPLOAD_LIMIT) {
      throw new Problem(413, "too-large.sound");
    }
    return wav;
  }

  static int number(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw Problem.notFound();
    }
  }
}

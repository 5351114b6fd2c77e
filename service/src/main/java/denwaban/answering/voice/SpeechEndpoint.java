package denwaban.answering.voice;

import static java.util.Objects.requireNonNull;

import denwaban.access.Permission;
import denwaban.access.RequiresPermission;
import denwaban.access.RequiresPrivilege;
import denwaban.http.Problem;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// An announcement from text: first its reading, which a person edits, then its sound, which a
/// person hears. If they like it, they set it as they would a file of their own.
@RestController
class SpeechEndpoint {

  private final Readings readings;
  private final LocalVoice voice;

  SpeechEndpoint(Readings readings, LocalVoice voice) {
    this.readings = readings;
    this.voice = voice;
  }

  /// @param text at most 400 characters
  record Text(String text) {
    Text {
      requireNonNull(text);
    }
  }

  /// @param text in katakana, but for what has no reading
  record Reading(String text) {}

  @PostMapping("/api/answering/speech/reading")
  @RequiresPermission(Permission.SET_ANSWERING)
  Reading reading(@RequestBody Text body) {
    return new Reading(readings.of(checked(body)));
  }

  @PostMapping(path = "/api/answering/speech", produces = "audio/wav")
  @RequiresPermission(Permission.SET_ANSWERING)
  byte[] speech(@RequestBody Text body) {
    return voice.speak(checked(body));
  }

  @PostMapping("/api/office/clients/{id}/answering/speech/reading")
  @RequiresPermission(Permission.MANAGE_OFFICE)
  @RequiresPrivilege
  Reading readingForAClient(@RequestBody Text body) {
    return reading(body);
  }

  @PostMapping(path = "/api/office/clients/{id}/answering/speech", produces = "audio/wav")
  @RequiresPermission(Permission.MANAGE_OFFICE)
  @RequiresPrivilege
  byte[] speechForAClient(@RequestBody Text body) {
    return speech(body);
  }

  private static String checked(Text body) {
    var text = body.text().strip();
    if (text.isEmpty() || text.length() > Readings.LIMIT) {
      throw new Problem(422, "speech-unfit", Readings.LIMIT);
    }
    return text;
  }
}

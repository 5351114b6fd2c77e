package denwaban.http;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.jdk.StringDeserializer;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.module.SimpleModule;

/// No text in a body has U+0000: nobody types it, and PostgreSQL takes none, which would look like
/// an outage.
@Component
final class TextModule extends SimpleModule {

  private static final long serialVersionUID = 1;

  TextModule() {
    addDeserializer(String.class, new Text());
  }

  private static final class Text extends StdScalarDeserializer<String> {

    Text() {
      super(String.class);
    }

    @Override
    public @Nullable String deserialize(JsonParser in, DeserializationContext context) {
      var text = StringDeserializer.instance.deserialize(in, context);
      if (text == null || text.indexOf('\0') < 0) return text;
      throw context.weirdStringException("", String.class, "a text has no U+0000");
    }
  }
}

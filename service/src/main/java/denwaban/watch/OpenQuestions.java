package denwaban.watch;

/// Port: how many questions of clients nobody answered yet.
public interface OpenQuestions {

  long open();
}

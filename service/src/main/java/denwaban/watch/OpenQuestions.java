package denwaban.watch;

/// Port: how many questions of clients are not answered yet.
public interface OpenQuestions {

  long open();
}

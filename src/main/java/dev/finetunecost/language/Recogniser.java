package dev.finetunecost.language;

/** Finds the facts of one kind in a sentence, and marks the terms that it used. */
interface Recogniser {
  void read(Sentence sentence, Facts facts);
}

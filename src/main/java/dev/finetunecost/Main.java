package dev.finetunecost;

/** The front door: picks the command, builds every object once and joins them. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    System.out.println("finetune-cost " + String.join(" ", args));
  }
}

package dev.finetunecost.brief;

import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * One sheet of A4 that is written from top to bottom. Lengths are points, 72 to the inch; heights
 * are measured downwards from the upper edge.
 */
final class Sheet implements AutoCloseable {
  static final float WIDTH = PDRectangle.A4.getWidth();
  static final float HEIGHT = PDRectangle.A4.getHeight();
  static final float MARGIN = 48;
  static final float INNER = WIDTH - 2 * MARGIN;

  /** From one line of text to the next, in sizes of its letters. */
  private static final float LEADING = 1.35f;

  private final PDDocument document = new PDDocument();
  private final PDPageContentStream out;
  private final PDFont regular;
  private final PDFont bold;

  /** How text looks. */
  record Style(boolean strong, float size, Color color) {
    float leading() {
      return size * LEADING;
    }
  }

  Sheet(String title) throws IOException {
    document.getDocumentInformation().setTitle(title);
    document.getDocumentInformation().setProducer("finetune-cost");
    document.getDocumentCatalog().setLanguage("en");
    regular = font("NotoSans-Regular.ttf");
    bold = font("NotoSans-Bold.ttf");
    PDPage page = new PDPage(PDRectangle.A4);
    document.addPage(page);
    out = new PDPageContentStream(document, page);
  }

  /** One line whose letters stand at this height. */
  void text(String text, Style style, float x, float baseline) throws IOException {
    out.beginText();
    out.setFont(font(style), style.size());
    out.setNonStrokingColor(style.color());
    out.newLineAtOffset(x, HEIGHT - baseline);
    out.showText(drawable(text));
    out.endText();
  }

  /** One line that ends at this x. */
  void textTo(String text, Style style, float right, float baseline) throws IOException {
    text(text, style, right - width(text, style), baseline);
  }

  /**
   * Text in as many lines as it needs, at most so many; says where the next thing may begin.
   *
   * @param top upper edge of the first line
   */
  float paragraph(String text, Style style, float x, float top, float width, int mostLines)
      throws IOException {
    float y = top;
    for (String line : lines(text, style, width, mostLines)) {
      text(line, style, x, y + style.size());
      y += style.leading();
    }
    return y;
  }

  /** The text, broken between words; what does not fit ends in an ellipsis. */
  List<String> lines(String text, Style style, float width, int most) throws IOException {
    List<String> lines = new ArrayList<>();
    String rest = text.strip();
    while (!rest.isEmpty() && lines.size() < most) {
      int end = fitting(rest, style, width);
      boolean last = lines.size() == most - 1;
      if (last && end < rest.length()) {
        lines.add(clipped(rest, style, width));
        return lines;
      }
      lines.add(rest.substring(0, end).stripTrailing());
      rest = rest.substring(end).stripLeading();
    }
    return lines;
  }

  /** As much of the text as fits, with an ellipsis where some does not. */
  String clipped(String text, Style style, float width) throws IOException {
    if (width(text, style) <= width) {
      return text;
    }
    int end = text.length();
    while (end > 0 && width(text.substring(0, end).stripTrailing() + "…", style) > width) {
      end = text.offsetByCodePoints(end, -1);
    }
    return text.substring(0, end).stripTrailing() + "…";
  }

  float width(String text, Style style) throws IOException {
    return font(style).getStringWidth(drawable(text)) / 1000 * style.size();
  }

  void line(float fromX, float fromY, float toX, float toY, float thickness, Color color)
      throws IOException {
    out.setLineWidth(thickness);
    out.setStrokingColor(color);
    out.moveTo(fromX, HEIGHT - fromY);
    out.lineTo(toX, HEIGHT - toY);
    out.stroke();
  }

  /** A line through all points, each an x and a y. */
  void curve(List<float[]> points, float thickness, Color color) throws IOException {
    out.setLineWidth(thickness);
    out.setLineJoinStyle(1);
    out.setStrokingColor(color);
    out.moveTo(points.getFirst()[0], HEIGHT - points.getFirst()[1]);
    for (float[] point : points.subList(1, points.size())) {
      out.lineTo(point[0], HEIGHT - point[1]);
    }
    out.stroke();
  }

  /** Draws the following lines in dashes of this length; none for 0. */
  void dashes(float length) throws IOException {
    out.setLineDashPattern(length == 0 ? new float[0] : new float[] {length, length * 0.7f}, 0);
  }

  /** The finished document. */
  byte[] pdf() throws IOException {
    out.close();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    document.save(bytes);
    return bytes.toByteArray();
  }

  @Override
  public void close() throws IOException {
    document.close();
  }

  /** How many characters of the text fit, broken after a word where one ends. */
  private int fitting(String text, Style style, float width) throws IOException {
    int end = 0;
    int lastWord = 0;
    while (end < text.length()) {
      int next = text.offsetByCodePoints(end, 1);
      if (width(text.substring(0, next).stripTrailing(), style) > width) {
        return lastWord > 0 ? lastWord : Math.max(end, 1);
      }
      end = next;
      if (Character.isWhitespace(text.codePointBefore(end))) {
        lastWord = end;
      }
    }
    return end;
  }

  private PDFont font(Style style) {
    return style.strong() ? bold : regular;
  }

  /** The text with what the font cannot draw replaced. */
  private String drawable(String text) throws IOException {
    StringBuilder drawable = new StringBuilder();
    for (int point :
        text.replace("→", "to").replace('−', '–').replace('∗', '*').codePoints().toArray()) {
      drawable.append(canDraw(point) ? Character.toString(point) : "?");
    }
    return drawable.toString();
  }

  private boolean canDraw(int point) throws IOException {
    try {
      return !Character.isISOControl(point) && regular.encode(Character.toString(point)).length > 0;
    } catch (IllegalArgumentException _) {
      return false;
    }
  }

  private PDFont font(String file) throws IOException {
    try (InputStream in = Sheet.class.getResourceAsStream("/brief/" + file)) {
      return PDType0Font.load(document, Objects.requireNonNull(in, file));
    }
  }
}

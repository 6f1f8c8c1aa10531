package dev.finetunecost.slack.view;

import com.slack.api.model.block.InputBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.MultiUsersSelectElement;
import com.slack.api.model.block.element.PlainTextInputElement;
import com.slack.api.model.view.View;
import com.slack.api.model.view.ViewClose;
import com.slack.api.model.view.ViewSubmit;
import com.slack.api.model.view.ViewTitle;
import dev.finetunecost.terms.OwnSettings;
import dev.finetunecost.terms.Setting;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The form in which a workspace settles its own numbers. */
public final class SettingsView {
  public static final String CALLBACK = "settings";

  private SettingsView() {}

  /** The view that is opened at once. */
  public static View loading() {
    return saying("Looking them up…");
  }

  /** The view that says something instead of asking. */
  public static View saying(String mrkdwn) {
    return modal("", List.of(Blocks.section(mrkdwn)), null);
  }

  /** What is settled, for somebody who may not change it. */
  public static View reading(OwnSettings settings, SettingsMessage.Who who) {
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.addAll(Blocks.sections(SettingsMessage.lines(settings)));
    blocks.add(Blocks.context(SettingsMessage.whoMay(who)));
    return modal("", blocks, null);
  }

  /**
   * The form.
   *
   * @param version of the settings that it shows
   */
  public static View form(OwnSettings settings, int version) {
    List<LayoutBlock> blocks = new ArrayList<>();
    blocks.add(
        Blocks.context(
            "They hold for every estimate in this workspace. What a plan says itself is closer, and"
                + " wins. Empty means: the usual value."));
    Setting.@Nullable Part part = null;
    for (Setting setting : Setting.values()) {
      if (setting.part() != part) {
        part = setting.part();
        blocks.add(Blocks.header(part.title()));
      }
      blocks.add(
          InputBlock.builder()
              .blockId(setting.key())
              .label(Blocks.plain(setting.label(), Limits.LABEL))
              .element(element(setting, settings))
              .optional(true)
              .build());
    }
    return modal(Integer.toString(version), blocks, "Save");
  }

  private static BlockElement element(Setting setting, OwnSettings settings) {
    String value = settings.get(setting);
    return switch (setting.kind()) {
      case PEOPLE -> people(setting, settings.entries(setting));
      case PRICES -> text(setting, value, true);
      case MONEY, SHARE, PROVIDERS, REGIONS, CURRENCY -> text(setting, value, false);
    };
  }

  private static PlainTextInputElement text(Setting setting, String value, boolean multiline) {
    return PlainTextInputElement.builder()
        .actionId(setting.key())
        .multiline(multiline)
        .maxLength(Limits.INPUT)
        .placeholder(Blocks.plain(setting.example(), Limits.PLACEHOLDER))
        .initialValue(value.isEmpty() ? null : Mrkdwn.clip(value, Limits.INPUT))
        .build();
  }

  private static MultiUsersSelectElement people(Setting setting, List<String> mentions) {
    return MultiUsersSelectElement.builder()
        .actionId(setting.key())
        .placeholder(Blocks.plain("Nobody else", Limits.PLACEHOLDER))
        .initialUsers(
            mentions.isEmpty()
                ? null
                : mentions.stream().map(each -> each.replaceAll("[<@>]", "")).toList())
        .build();
  }

  private static View modal(String metadata, List<LayoutBlock> blocks, @Nullable String submit) {
    return View.builder()
        .type("modal")
        .callbackId(CALLBACK)
        .privateMetadata(metadata)
        .title(ViewTitle.builder().type("plain_text").text("Workspace settings").build())
        .submit(
            submit == null ? null : ViewSubmit.builder().type("plain_text").text(submit).build())
        .close(
            ViewClose.builder()
                .type("plain_text")
                .text(submit == null ? "Close" : "Cancel")
                .build())
        .blocks(blocks)
        .build();
  }
}

package dev.finetunecost.slack;

import com.slack.api.app_backend.interactive_components.payload.BlockActionPayload;
import com.slack.api.bolt.App;
import com.slack.api.bolt.context.Context;
import com.slack.api.bolt.context.builtin.ActionContext;
import com.slack.api.bolt.context.builtin.SlashCommandContext;
import com.slack.api.bolt.request.builtin.BlockActionRequest;
import com.slack.api.bolt.request.builtin.SlashCommandRequest;
import com.slack.api.bolt.response.Response;
import dev.finetunecost.slack.form.Chosen;
import dev.finetunecost.slack.form.Place;
import dev.finetunecost.slack.view.Run;

/** All that Slack may ask of us. This is the only list of it, and the manifest says the same. */
final class Routes {
  static final String COMMAND = "/finetune-cost";

  private final Intake intake;

  Routes(Intake intake) {
    this.intake = intake;
  }

  void register(App app) {
    app.command(COMMAND, this::command);
    app.blockAction(Run.ACTION, this::run);
  }

  private Response command(SlashCommandRequest request, SlashCommandContext context) {
    var said = request.getPayload();
    String words = said.getText() == null ? "" : said.getText();
    return accept(context, said.getTriggerId(), Place.of(said), words);
  }

  private Response run(BlockActionRequest request, ActionContext context) {
    BlockActionPayload pressed = request.getPayload();
    return accept(
        context,
        pressed.getTriggerId(),
        Place.of(pressed),
        Chosen.of(pressed.getActions().getFirst()));
  }

  private Response accept(Context context, String id, Place place, String words) {
    intake.accept(id, new Asked(place, words));
    return context.ack();
  }
}

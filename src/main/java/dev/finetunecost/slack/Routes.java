package dev.finetunecost.slack;

import com.slack.api.bolt.App;
import com.slack.api.model.event.AppHomeOpenedEvent;
import com.slack.api.model.event.AppMentionEvent;
import com.slack.api.model.event.AppUninstalledEvent;
import com.slack.api.model.event.MessageEvent;
import com.slack.api.model.event.MessageFileShareEvent;
import com.slack.api.model.event.TokensRevokedEvent;
import dev.finetunecost.slack.view.ApprovalMessage;
import dev.finetunecost.slack.view.ReportMessage;
import dev.finetunecost.slack.view.Run;
import dev.finetunecost.slack.view.SettingsMessage;
import dev.finetunecost.slack.view.SettingsView;
import dev.finetunecost.slack.view.SmallViews;
import dev.finetunecost.slack.view.StartCard;
import dev.finetunecost.slack.view.WizardView;

/**
 * All that Slack may ask of us. This is the only list of it; {@code manifest.yml} says the same.
 */
final class Routes {
  private final MessageHandlers messages;
  private final WizardHandlers wizard;
  private final TeamForms team;
  private final SettingsHandlers settings;
  private final Departures departures;

  Routes(
      MessageHandlers messages,
      WizardHandlers wizard,
      TeamForms team,
      SettingsHandlers settings,
      Departures departures) {
    this.messages = messages;
    this.wizard = wizard;
    this.team = team;
    this.settings = settings;
    this.departures = departures;
  }

  void register(App app) {
    app.command(Surfaces.COMMAND, messages::command);
    app.globalShortcut(Surfaces.NEW_ESTIMATE.callbackId(), messages::newEstimate);
    app.messageShortcut(Surfaces.ESTIMATE_MESSAGE.callbackId(), messages::estimateMessage);
    app.event(AppMentionEvent.class, messages::mentioned);
    app.event(MessageEvent.class, messages::said);
    app.event(MessageFileShareEvent.class, messages::dropped);
    app.event(AppHomeOpenedEvent.class, messages::homeOpened);
    app.event(AppUninstalledEvent.class, departures::uninstalled);
    app.event(TokensRevokedEvent.class, departures::revoked);

    app.function(Surfaces.STEP, messages::stepped);

    app.blockAction(Run.ACTION, messages::run);
    app.blockAction(StartCard.WIZARD, messages::openWizard);
    app.blockAction(ReportMessage.CHANGE, messages::change);
    app.blockAction(ReportMessage.DETAILS, messages::details);

    app.blockAction(SettingsMessage.OPEN, team::openSettings);
    app.viewSubmission(SettingsView.CALLBACK, settings::submitted);
    app.viewSubmission(SmallViews.ACTUAL, team::actualSubmitted);
    app.viewSubmission(SmallViews.ASK, team::askSubmitted);
    app.blockAction(ApprovalMessage.APPROVE, team::approve);
    app.blockAction(ApprovalMessage.DECLINE, team::decline);
    app.viewSubmission(SmallViews.DECIDE, team::decided);

    app.blockAction(WizardView.FILLED, wizard::filled);
    app.blockAction(WizardView.BACK, wizard::back);
    app.blockAction(WizardView.FINISH, wizard::finish);
    app.blockSuggestion(WizardView.FILLED, wizard::suggest);
    app.viewSubmission(WizardView.CALLBACK, wizard::submitted);
    app.viewClosed(WizardView.CALLBACK, wizard::closed);
  }
}

package dev.finetunecost.playground;

import tools.jackson.databind.node.ObjectNode;

/**
 * One call that the bot made to the Web API.
 *
 * @param method its name, as {@code chat.postMessage}
 * @param arguments what was asked, with blocks and views as JSON
 * @param answer what was answered; empty where the call was made to fail
 */
public record ApiCall(String method, ObjectNode arguments, ObjectNode answer) {}
